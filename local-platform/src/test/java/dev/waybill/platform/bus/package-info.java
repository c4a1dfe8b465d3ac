@NullMarked
package dev.waybill.platform.bus;

import org.jspecify.annotations.NullMarked;
