@NullMarked
package dev.waybill.platform;

import org.jspecify.annotations.NullMarked;
