/** Transactional outbox and idempotent inbox over PostgreSQL and Kafka: what an application uses. */
@NullMarked
package dev.waybill.messaging;

import org.jspecify.annotations.NullMarked;
