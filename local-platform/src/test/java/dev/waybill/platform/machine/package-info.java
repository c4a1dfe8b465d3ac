@NullMarked
package dev.waybill.platform.machine;

import org.jspecify.annotations.NullMarked;
