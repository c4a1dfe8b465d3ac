/** Judges the running platform from outside: over HTTP, SQL and Kafka, sharing no code with what it judges. */
@NullMarked
package dev.waybill.system;

import org.jspecify.annotations.NullMarked;
