/** The product events, and how far the replica is behind. */
@NullMarked
package dev.waybill.order.catalogue.messaging;

import org.jspecify.annotations.NullMarked;
