/** Collects evidence from a platform that has come to rest. */
@NullMarked
package dev.waybill.checker.reading;

import org.jspecify.annotations.NullMarked;
