/** The walls around the library: what a team that takes it away must not have to take along. */
@NullMarked
package dev.waybill.messaging.walls;

import org.jspecify.annotations.NullMarked;
