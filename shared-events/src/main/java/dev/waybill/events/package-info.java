/** The published contracts of Waybill: the events and commands that the services exchange, as plain records. */
@NullMarked
package dev.waybill.events;

import org.jspecify.annotations.NullMarked;
