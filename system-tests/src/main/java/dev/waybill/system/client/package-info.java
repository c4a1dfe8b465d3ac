/** The services as a client sees them: requests, answers and the words of their JSON. */
@NullMarked
package dev.waybill.system.client;

import org.jspecify.annotations.NullMarked;
