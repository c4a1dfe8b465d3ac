/** How far the read models are behind the topics. */
@NullMarked
package dev.waybill.reporting.freshness;

import org.jspecify.annotations.NullMarked;
