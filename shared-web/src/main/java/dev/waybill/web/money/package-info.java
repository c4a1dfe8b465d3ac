/** Money as JSON. */
@NullMarked
package dev.waybill.web.money;

import org.jspecify.annotations.NullMarked;
