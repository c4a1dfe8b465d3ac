@NullMarked
package dev.waybill.checker;

import org.jspecify.annotations.NullMarked;
