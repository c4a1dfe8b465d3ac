/** What the pages show, ready to be drawn: charts, parts that change, steps of an order, words. */
@NullMarked
package dev.waybill.reporting.dashboard.view;

import org.jspecify.annotations.NullMarked;
