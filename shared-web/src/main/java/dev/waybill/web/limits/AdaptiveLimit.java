package dev.waybill.web.limits;

import com.netflix.concurrency.limits.Limit;
import com.netflix.concurrency.limits.limit.Gradient2Limit;
import com.netflix.concurrency.limits.limit.WindowedLimit;
import java.util.concurrent.TimeUnit;

/**
 * How many requests may be in work: fewer while they take longer than they used to. It learns from windows of a quarter of a
 * second and not from single requests, so that one pause of the disk does not count as overload.
 */
final class AdaptiveLimit {

    private static final long WINDOW_MILLIS = 250;

    private final Limit limit;

    AdaptiveLimit(LimitsProperties.Concurrency bounds) {
        limit = WindowedLimit.newBuilder()
                .minWindowTime(WINDOW_MILLIS, TimeUnit.MILLISECONDS)
                .maxWindowTime(WINDOW_MILLIS, TimeUnit.MILLISECONDS)
                .build(Gradient2Limit.newBuilder()
                        .initialLimit(bounds.initial())
                        .minLimit(bounds.min())
                        .maxConcurrency(bounds.max())
                        .build());
    }

    int current() {
        return limit.getLimit();
    }

    /** A request took so long, of which {@code inWork} were there when it began. */
    void learn(long startedNanos, long tookNanos, long inWork) {
        limit.onSample(startedNanos, Math.max(1, tookNanos), (int) inWork, false);
    }
}
