/** Programs that measure the messaging library beside bare loops and its peers, on one PostgreSQL and one Kafka. */
@NullMarked
package dev.waybill.benchmarks;

import org.jspecify.annotations.NullMarked;
