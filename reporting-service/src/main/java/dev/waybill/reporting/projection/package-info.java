/** What read models have in common: how they are fed, parked, replayed and rebuilt. */
@NullMarked
package dev.waybill.reporting.projection;

import org.jspecify.annotations.NullMarked;
