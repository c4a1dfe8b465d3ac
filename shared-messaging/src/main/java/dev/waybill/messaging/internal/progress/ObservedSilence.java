package dev.waybill.messaging.internal.progress;

import dev.waybill.messaging.ConsumerProgress.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one consumer's observations add up to. */
final class ObservedSilence {

    /** What happens between two observations further apart is not known: the broker may have been away. */
    private static final Duration MOST_BETWEEN = Duration.ofSeconds(5);

    private final HandledMarks handled = new HandledMarks();
    private final SentHistory sent = new SentHistory();
    private @Nullable Instant latest;

    /** The outbox was so far, and after that the group was so far. */
    void note(OutboxPosition outbox, GroupOffsets group) {
        if (latest != null && Duration.between(latest, outbox.at()).compareTo(MOST_BETWEEN) > 0) {
            sent.forget();
        }
        latest = outbox.at();
        sent.note(outbox);
        handled.note(outbox.at(), group);
    }

    Optional<Silence> of(Duration patience) {
        return handled.until()
                .flatMap(until ->
                        sent.storedBefore(until.minus(patience)).map(sentBefore -> new Silence(until, sentBefore)));
    }
}
