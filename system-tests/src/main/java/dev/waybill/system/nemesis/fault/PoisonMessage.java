package dev.waybill.system.nemesis;

import dev.waybill.checker.evidence.Poison;
import dev.waybill.checker.evidence.Topics;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A message that its consumer cannot apply, under a key of its own. */
record PoisonMessage(Flavour flavour, long number) implements Fault {

    enum Flavour {
        UNKNOWN_COMMAND(Topics.INVENTORY_COMMANDS, "/order-service", "inventory", "inventory.explode.v1", "{}"),
        UNREADABLE_COMMAND(
                Topics.PAYMENT_COMMANDS, "/order-service", "payment", "payment.authorize.v1", "{\"orderId\":"),
        UNREADABLE_REPLY(
                Topics.PAYMENT_EVENTS, "/payment-service", "order-saga", "payment.captured.v1", "no JSON at all"),
        UNREADABLE_PRODUCT(
                Topics.INVENTORY_EVENTS,
                "/inventory-service",
                "order-catalogue",
                "inventory.product-changed.v1",
                "[1,2]");

        private final String topic;
        private final String source;
        private final String consumer;
        private final String type;
        private final String body;

        Flavour(String topic, String source, String consumer, String type, String body) {
            this.topic = topic;
            this.source = source;
            this.consumer = consumer;
            this.type = type;
            this.body = body;
        }
    }

    @Override
    public int inject(FaultContext context) throws Exception {
        String key = "poison-" + number;
        ProducerRecord<byte[], byte[]> record = Wire.record(
                flavour.topic,
                key,
                Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        idOfNow(context).toString(),
                        "ce_type",
                        flavour.type,
                        "ce_source",
                        flavour.source),
                flavour.body);
        context.plant(new Poison(flavour.topic, key, flavour.consumer));
        new Wire(context.address()).send(List.of(record));
        return 0;
    }

    /** A UUIDv7, as every message has. */
    private static UUID idOfNow(FaultContext context) {
        long time = System.currentTimeMillis() << 16 | 0x7000 | context.random().nextInt(0x1000);
        return new UUID(time, context.random().nextLong() >>> 2 | 0x8000000000000000L);
    }

    @Override
    public String toString() {
        return flavour + " for " + flavour.consumer;
    }
}
