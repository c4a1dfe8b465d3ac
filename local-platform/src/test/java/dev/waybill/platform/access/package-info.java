@NullMarked
package dev.waybill.platform.access;

import org.jspecify.annotations.NullMarked;
