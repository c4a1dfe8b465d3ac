package dev.waybill.messaging.internal.progress;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Until when everything that was on the topics of a group is known to have been handled: marks the ends of the topics, and
 * waits until the group has passed them.
 */
final class HandledMarks {

    private @Nullable Instant until;
    private @Nullable Mark waiting;

    private record Mark(Instant at, Map<TopicPartition, Long> ends) {

        /** Whether these ends are still ahead of the group, and not gone with their records or their topic. */
        boolean holdsAt(Map<TopicPartition, Long> now) {
            return ends.entrySet().stream().allMatch(end -> now.getOrDefault(end.getKey(), -1L) >= end.getValue());
        }
    }

    /**
     * The group and its topics were so far.
     *
     * @param at a moment before the ends were read
     */
    void note(Instant at, GroupOffsets offsets) {
        Mark mark = new Mark(at, offsets.ends());
        if (offsets.areContradictory()) {
            waiting = null;
        } else if (offsets.arePast(mark.ends())) {
            until = at;
            waiting = null;
        } else if (waiting != null && offsets.arePast(waiting.ends())) {
            until = waiting.at();
            waiting = mark;
        } else if (waiting == null || !waiting.holdsAt(offsets.ends())) {
            waiting = mark;
        }
    }

    /** Empty while nothing is known. */
    Optional<Instant> until() {
        return Optional.ofNullable(until);
    }
}
