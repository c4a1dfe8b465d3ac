package dev.waybill.messaging.internal.progress;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** Since when a group has not moved on partitions that hold more for it. Written by one thread, read by any. */
final class StalledPartitions {

    private final InstantSource elapsed;
    private volatile Map<TopicPartition, Position> positions = Map.of();

    StalledPartitions(InstantSource elapsed) {
        this.elapsed = elapsed;
    }

    /** The group has come so far on each partition where it is behind; on others all is well. */
    void seen(Map<TopicPartition, Long> behind) {
        Instant now = elapsed.instant();
        Map<TopicPartition, Position> seen = new HashMap<>();
        behind.forEach((partition, offset) -> {
            Position before = positions.get(partition);
            seen.put(partition, before != null && before.offset() == offset ? before : new Position(offset, now));
        });
        positions = Map.copyOf(seen);
    }

    /** Nobody knows how far the group is. */
    void forget() {
        positions = Map.of();
    }

    /** What has stood still for longest, as a sentence, if that is longer than this. */
    Optional<String> longerThan(Duration duration) {
        Instant now = elapsed.instant();
        return positions.entrySet().stream()
                .min(Comparator.comparing(it -> it.getValue().since()))
                .filter(it -> Duration.between(it.getValue().since(), now).compareTo(duration) > 0)
                .map(it -> "nobody has consumed from %s for %s, and there is more"
                        .formatted(it.getKey(), Duration.between(it.getValue().since(), now)));
    }

    private record Position(long offset, Instant since) {}
}
