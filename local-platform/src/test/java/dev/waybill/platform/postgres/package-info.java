@NullMarked
package dev.waybill.platform.postgres;

import org.jspecify.annotations.NullMarked;
