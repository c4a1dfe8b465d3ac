@NullMarked
package dev.waybill.web.limits;

import org.jspecify.annotations.NullMarked;
