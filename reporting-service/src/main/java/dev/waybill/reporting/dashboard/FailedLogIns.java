package dev.waybill.reporting.dashboard;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import org.springframework.stereotype.Component;

/**
 * Makes guessing slow: after five failures a caller has to wait a minute after the last. An IPv6 caller is known by its
 * network (/64), all of whose addresses are its own. An attempt counts when it begins, so that a burst gains nothing; and
 * while the table is full of failures, strangers wait rather than push others out.
 */
@Component
class FailedLogIns {

    static final int ALLOWED = 5;
    static final int MOST_CALLERS = 10_000;
    static final Duration WAIT = Duration.ofMinutes(1);

    private static final int NETWORK_BYTES = 8;

    private final Clock clock;

    /** The oldest first. */
    private final LinkedHashMap<String, Failures> byCaller = new LinkedHashMap<>();

    FailedLogIns(Clock clock) {
        this.clock = clock;
    }

    /** Whether the caller may try now; the attempt counts as a failure until it {@link #succeeded}. */
    synchronized boolean attempt(String address) {
        forgetThePast();
        String caller = callerAt(address);
        Failures before = byCaller.get(caller);
        boolean mustWait = before == null ? byCaller.size() >= MOST_CALLERS : before.count() >= ALLOWED;
        if (!mustWait) {
            byCaller.remove(caller);
            byCaller.put(caller, new Failures(before == null ? 1 : before.count() + 1, clock.instant()));
        }
        return !mustWait;
    }

    synchronized void succeeded(String address) {
        byCaller.remove(callerAt(address));
    }

    private void forgetThePast() {
        Instant past = clock.instant().minus(WAIT);
        while (!byCaller.isEmpty() && !byCaller.firstEntry().getValue().last().isAfter(past)) {
            byCaller.pollFirstEntry();
        }
    }

    private static String callerAt(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? Arrays.toString(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
                    : address;
        } catch (IllegalArgumentException e) {
            return address;
        }
    }

    private record Failures(int count, Instant last) {}
}
