/** The library in a system that it does not know: what the adopter's page says, on a real PostgreSQL and a real broker. */
@NullMarked
package dev.waybill.messaging.adopting;

import org.jspecify.annotations.NullMarked;
