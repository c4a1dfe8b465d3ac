/** Lists by cursor, stable while rows are inserted. */
@NullMarked
package dev.waybill.web.paging;

import org.jspecify.annotations.NullMarked;
