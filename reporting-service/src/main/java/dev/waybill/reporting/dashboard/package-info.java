/** The dashboard for people: log-in, pages and their live parts. */
@NullMarked
package dev.waybill.reporting.dashboard;

import org.jspecify.annotations.NullMarked;
