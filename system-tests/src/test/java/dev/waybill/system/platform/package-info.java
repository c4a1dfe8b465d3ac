@NullMarked
package dev.waybill.system.platform;

import org.jspecify.annotations.NullMarked;
