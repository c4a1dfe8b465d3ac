/** The walls inside a service: what may depend on what, and what no code of ours does. */
@NullMarked
package dev.waybill.walls;

import org.jspecify.annotations.NullMarked;
