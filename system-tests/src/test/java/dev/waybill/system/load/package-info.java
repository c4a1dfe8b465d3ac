@NullMarked
package dev.waybill.system.load;

import org.jspecify.annotations.NullMarked;
