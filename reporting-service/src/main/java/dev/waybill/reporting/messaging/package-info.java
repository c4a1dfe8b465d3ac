/** What this service consumes: everything. */
@NullMarked
package dev.waybill.reporting.messaging;

import org.jspecify.annotations.NullMarked;
