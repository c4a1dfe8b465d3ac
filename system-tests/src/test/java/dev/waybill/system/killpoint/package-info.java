@NullMarked
package dev.waybill.system.killpoint;

import org.jspecify.annotations.NullMarked;
