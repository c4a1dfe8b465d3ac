package dev.waybill.system.killpoint;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One try to halt a service at a point.
 *
 * @param untilHit how long after arming the point was reached
 * @param untilWell how long after the halt the service was ready again; null if it did not halt there
 * @param problem why it proves nothing, or what is wrong
 */
record Kill(
        KillPoint point,
        String service,
        Duration untilHit,
        @Nullable Duration untilWell,
        String problem) {

    boolean isHit() {
        return problem.isEmpty();
    }

    @Override
    public String toString() {
        return "%-17s %s: %s"
                .formatted(
                        service,
                        point,
                        untilWell == null
                                ? problem
                                : "hit after %.1f s, well after %.1f s %s"
                                        .formatted(untilHit.toMillis() / 1000.0, untilWell.toMillis() / 1000.0, problem)
                                        .strip());
    }
}
