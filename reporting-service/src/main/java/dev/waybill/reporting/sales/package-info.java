/** The daily sales: what became of the orders of each day, and what they earned. */
@NullMarked
package dev.waybill.reporting.sales;

import org.jspecify.annotations.NullMarked;
