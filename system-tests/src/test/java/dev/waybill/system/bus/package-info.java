/** Who may do what on the platform's Kafka: tried, cell by cell. */
@NullMarked
package dev.waybill.system.bus;

import org.jspecify.annotations.NullMarked;
