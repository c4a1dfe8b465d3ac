/** The messages of this service, and the topics that it owns. */
@NullMarked
package dev.waybill.inventory.messaging;

import org.jspecify.annotations.NullMarked;
