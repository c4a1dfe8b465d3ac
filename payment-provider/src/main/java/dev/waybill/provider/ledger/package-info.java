/** What the provider did, in a file that survives it. */
@NullMarked
package dev.waybill.provider.ledger;

import org.jspecify.annotations.NullMarked;
