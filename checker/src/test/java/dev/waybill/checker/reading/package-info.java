@NullMarked
package dev.waybill.checker.reading;

import org.jspecify.annotations.NullMarked;
