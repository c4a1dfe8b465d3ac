/** PostgreSQL and Kafka for the tests of every module: embedded by default, {@code -Dtest.infra=containers} else. */
@NullMarked
package dev.waybill.testing;

import org.jspecify.annotations.NullMarked;
