/** What the provider does wrong when it is told to. */
@NullMarked
package dev.waybill.provider.fault;

import org.jspecify.annotations.NullMarked;
