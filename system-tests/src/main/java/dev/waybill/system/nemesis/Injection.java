package dev.waybill.system.nemesis;

import java.time.Duration;
import java.time.Instant;

/**
 * A fault that was injected, or not.
 *
 * @param until when every process answered again, and every user had an answer
 * @param inFlight requests under way and orders not settled when it struck
 * @param kills how many processes died
 * @param problem why it could not be injected, or what did not heal; empty if all is well
 */
public record Injection(
        Kind kind, String what, Instant at, Instant until, long inFlight, int kills, boolean skipped, String problem) {

    /** From the fault until all is well. */
    public Duration length() {
        return Duration.between(at, until);
    }
}
