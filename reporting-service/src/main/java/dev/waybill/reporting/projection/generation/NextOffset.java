package dev.waybill.reporting.projection.generation;

import dev.waybill.messaging.IncomingRecord;
import dev.waybill.reporting.log.TopicLife;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** How far a topic-partition is, in one life of its topic: the offsets below are done. */
public record NextOffset(String topic, int partitionNo, UUID topicId, long nextOffset) {

    private record Log(String topic, int partition, UUID topicId) {}

    /** Behind the last of these records, for each topic-partition. */
    public static List<NextOffset> after(Collection<IncomingRecord> records) {
        Map<Log, Long> last = records.stream()
                .collect(Collectors.toMap(
                        record -> new Log(record.topic(), record.partition(), TopicLife.of(record)),
                        IncomingRecord::offset,
                        Math::max));
        return last.entrySet().stream()
                .map(e -> new NextOffset(
                        e.getKey().topic(), e.getKey().partition(), e.getKey().topicId(), e.getValue() + 1))
                .toList();
    }
}
