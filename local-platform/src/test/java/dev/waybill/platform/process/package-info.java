@NullMarked
package dev.waybill.platform.process;

import org.jspecify.annotations.NullMarked;
