/** A platform of one's own: starts it, stops it, hurts it. */
@NullMarked
package dev.waybill.system.platform;

import org.jspecify.annotations.NullMarked;
