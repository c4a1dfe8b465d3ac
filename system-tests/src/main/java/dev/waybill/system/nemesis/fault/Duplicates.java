package dev.waybill.system.nemesis;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The last records of every partition of a topic once more, byte for byte. */
record Duplicates(String topic, int each) implements Fault {

    @Override
    public int inject(FaultContext context) throws Exception {
        Wire wire = new Wire(context.address());
        List<ProducerRecord<byte[], byte[]>> again = wire.last(topic, each).stream()
                .filter(it -> it.headers().lastHeader("ce_id") != null)
                .map(it -> new ProducerRecord<>(it.topic(), it.partition(), it.key(), it.value(), it.headers()))
                .toList();
        if (again.isEmpty()) {
            throw new IllegalStateException("nothing to repeat on " + topic);
        }
        wire.send(again);
        return 0;
    }

    @Override
    public String toString() {
        return "the last " + each + " of each partition of " + topic;
    }
}
