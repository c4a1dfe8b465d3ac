package dev.waybill.reporting.dashboard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Makes guessing slow: after five failures an address has to wait a minute after the last. */
@Component
class FailedLogIns {

    static final int ALLOWED = 5;
    static final Duration WAIT = Duration.ofMinutes(1);
    private static final int MOST_ADDRESSES = 10_000;

    private final Clock clock;
    private final Map<String, Failures> byAddress = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    FailedLogIns(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean mustWait(String address) {
        Failures failures = byAddress.get(address);
        return failures != null && failures.count() >= ALLOWED && isRecent(failures);
    }

    synchronized void failed(String address) {
        Failures before = byAddress.remove(address);
        int count = before == null || !isRecent(before) ? 1 : before.count() + 1;
        byAddress.put(address, new Failures(count, clock.instant()));
    }

    synchronized void succeeded(String address) {
        byAddress.remove(address);
    }

    private boolean isRecent(Failures failures) {
        return failures.last().plus(WAIT).isAfter(clock.instant());
    }

    private record Failures(int count, Instant last) {}
}
