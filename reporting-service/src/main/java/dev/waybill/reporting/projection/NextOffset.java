package dev.waybill.reporting.projection;

import dev.waybill.messaging.IncomingRecord;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How far a topic-partition is: the offsets below are done. */
record NextOffset(String topic, int partitionNo, long nextOffset) {

    private record TopicPartition(String topic, int partition) {}

    static List<NextOffset> after(Collection<IncomingRecord> records) {
        Map<TopicPartition, Long> last = records.stream()
                .collect(Collectors.toMap(
                        record -> new TopicPartition(record.topic(), record.partition()),
                        IncomingRecord::offset,
                        Math::max));
        return last.entrySet().stream()
                .map(e -> new NextOffset(e.getKey().topic(), e.getKey().partition(), e.getValue() + 1))
                .toList();
    }
}
