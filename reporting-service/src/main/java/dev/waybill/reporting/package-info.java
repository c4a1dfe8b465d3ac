/** Read models built from every message of the platform, and the dashboards that show them. */
@NullMarked
package dev.waybill.reporting;

import org.jspecify.annotations.NullMarked;
