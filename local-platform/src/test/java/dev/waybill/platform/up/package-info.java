@NullMarked
package dev.waybill.platform.up;

import org.jspecify.annotations.NullMarked;
