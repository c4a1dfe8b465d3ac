/** What a published contract may be made of, and fixtures that each rule must reject. */
@NullMarked
package dev.waybill.events.walls;

import org.jspecify.annotations.NullMarked;
