package dev.waybill.messaging.walls.bad.internal.outbox;

import org.apache.kafka.clients.producer.Producer;

/** Cannot wait for the relay. */
record ImpatientOutbox(Producer<byte[], byte[]> producer) {}
