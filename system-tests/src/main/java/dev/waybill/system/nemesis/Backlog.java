package dev.waybill.system.nemesis;

import dev.waybill.checker.evidence.Progress;
import dev.waybill.checker.reading.PlatformAddress;
import dev.waybill.checker.reading.ProgressReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** What is on the topics when it is first looked at, and who has not come past it since. */
final class Backlog {

    private final ProgressReader reader;
    private final Map<TopicPartition, Long> ends = new HashMap<>();

    Backlog(PlatformAddress address) {
        this.reader = new ProgressReader(address);
    }

    /**
     * Who still has to consume a part of it.
     *
     * @throws IllegalStateException if the broker does not answer
     */
    List<Progress> left() {
        List<Progress> now = reader.read();
        if (ends.isEmpty()) {
            now.forEach(it -> ends.put(partition(it), it.end()));
        }
        return now.stream()
                .filter(it -> it.committed() < ends.getOrDefault(partition(it), 0L))
                .toList();
    }

    private static TopicPartition partition(Progress progress) {
        return new TopicPartition(progress.topic(), progress.partition());
    }
}
