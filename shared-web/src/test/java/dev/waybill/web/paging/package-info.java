/** Tests of paging. */
@NullMarked
package dev.waybill.web.paging;

import org.jspecify.annotations.NullMarked;
