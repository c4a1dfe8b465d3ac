/** The published contracts of Waybill: what the services tell and ask each other, as plain records. */
@NullMarked
package dev.waybill.events;

import org.jspecify.annotations.NullMarked;
