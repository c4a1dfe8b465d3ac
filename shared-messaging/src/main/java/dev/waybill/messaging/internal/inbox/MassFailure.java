package dev.waybill.messaging.internal.inbox;

import dev.waybill.messaging.IncomingRecord;
import dev.waybill.messaging.internal.WireText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Notices when message after message fails: that is a bad deploy, and not bad messages. Only messages that the consumer is made
 * for count: of a type that it handles, from a source that sends on its topic. Whatever else lies on a topic, however much of it,
 * becomes dead letters and stops nobody.
 */
public final class MassFailure {

    private static final Duration SPAN = Duration.ofMinutes(1);
    private static final Set<Reason> OF_THE_CODE =
            Set.of(Reason.HANDLER_FAILED, Reason.UNREADABLE, Reason.KEPT_FAILING);

    private final InstantSource elapsed;
    private final int keysAtMost;
    private final Predicate<IncomingRecord> expected;
    private final Map<Key, Instant> failedKeys = new HashMap<>();

    /**
     * So many keys may fail within a minute.
     *
     * @param expected which records should succeed
     */
    public MassFailure(InstantSource elapsed, int keysAtMost, Predicate<IncomingRecord> expected) {
        this.elapsed = elapsed;
        this.expected = expected;
        this.keysAtMost = keysAtMost;
    }

    /**
     * Lets these become dead letters.
     *
     * @throws Suspected if too many distinct keys failed within a minute
     */
    void check(List<NewDeadLetter> letters) {
        Instant now = elapsed.instant();
        failedKeys.values().removeIf(failed -> failed.isBefore(now.minus(SPAN)));
        for (NewDeadLetter letter : letters) {
            Key key = Key.of(letter.record());
            if (key != null && OF_THE_CODE.contains(letter.reason()) && expected.test(letter.record())) {
                failedKeys.put(key, now);
            }
        }
        if (failedKeys.size() > keysAtMost) {
            int failed = failedKeys.size();
            failedKeys.clear();
            throw new Suspected(failed, letters.getFirst());
        }
    }

    /** Too many keys fail: better to stop than to fill the dead letters. */
    public static final class Suspected extends RuntimeException {

        private static final long serialVersionUID = 1;

        Suspected(int keys, NewDeadLetter last) {
            super("messages of %d keys failed within a minute, the last one: %s"
                    .formatted(keys, WireText.printable(last.detail())));
        }
    }
}
