package dev.waybill.system.nemesis;

import dev.waybill.system.platform.Consumption.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A fault that was injected, or not.
 *
 * @param until when every process answered again, and every user had an answer
 * @param inFlight requests under way and orders not settled when it was injected
 * @param kills how many processes died
 * @param catchUp how long after {@code until} every listener had come past what was on the topics by then
 * @param consumption what each service consumed from {@code at} to {@code until}
 * @param problem why it could not be injected, or what did not heal; empty if all is well
 */
public record Injection(
        Kind kind,
        String what,
        Instant at,
        Instant until,
        long inFlight,
        int kills,
        Duration catchUp,
        List<Share> consumption,
        boolean skipped,
        String problem) {

    /** From the fault until all is well. */
    public Duration length() {
        return Duration.between(at, until);
    }

    boolean healed() {
        return !skipped && problem.isEmpty();
    }

    Injection caughtUpAfter(Duration duration) {
        return new Injection(kind, what, at, until, inFlight, kills, duration, consumption, skipped, problem);
    }

    Injection neverCaughtUp(String standingStill) {
        return new Injection(kind, what, at, until, inFlight, kills, catchUp, consumption, skipped, standingStill);
    }
}
