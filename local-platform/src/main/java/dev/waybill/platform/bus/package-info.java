/** Who may do what on Kafka: principals with a password each, access rules from the contracts, and the program that applies them. */
@NullMarked
package dev.waybill.platform.bus;

import org.jspecify.annotations.NullMarked;
