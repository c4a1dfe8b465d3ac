package dev.waybill.messaging.internal.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Of equal log lines, lets one pass in each interval and counts the others. Bounded; safe for many threads. */
final class RepeatedLines {

    private static final int LINES_AT_MOST = 200;

    private final Duration interval;
    private final InstantSource time;
    private final Map<String, Repetition> repetitions = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Repetition> eldest) {
            return size() > LINES_AT_MOST;
        }
    };

    RepeatedLines(Duration interval, InstantSource time) {
        this.interval = interval;
        this.time = time;
    }

    /** What becomes of a line. */
    sealed interface Verdict {

        /**
         * It is logged.
         *
         * @param suppressed how many equal ones were not, since the last that was
         */
        record Pass(long suppressed) implements Verdict {}

        /** It is not logged. */
        record Suppress() implements Verdict {}
    }

    synchronized Verdict next(String line) {
        Instant now = time.instant();
        Repetition before = repetitions.get(line);
        if (before != null && Duration.between(before.passed, now).abs().compareTo(interval) < 0) {
            before.suppressed++;
            return new Verdict.Suppress();
        }
        repetitions.put(line, new Repetition(now));
        return new Verdict.Pass(before == null ? 0 : before.suppressed);
    }

    private static final class Repetition {

        private final Instant passed;
        private long suppressed;

        Repetition(Instant passed) {
            this.passed = passed;
        }
    }
}
