/** The event log: every message of every topic, once; this service's inbox and the source of replay. */
@NullMarked
package dev.waybill.reporting.log;

import org.jspecify.annotations.NullMarked;
