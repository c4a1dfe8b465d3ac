/** What this service hears: everything. */
@NullMarked
package dev.waybill.reporting.messaging;

import org.jspecify.annotations.NullMarked;
