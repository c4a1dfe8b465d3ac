package dev.waybill.system.killpoint;

import dev.waybill.checker.Violation;
import dev.waybill.system.faultrun.Verdict;
import java.time.Duration;
import java.util.List;

/**
 * What came of a sweep.
 *
 * @param length how long services were halted, one point after the other
 */
public record SweepOutcome(SweepOptions options, Duration length, List<Kill> kills, Verdict verdict) {

    public SweepOutcome {
        kills = List.copyOf(kills);
    }

    /** What is wrong. */
    public List<Violation> violations() {
        return verdict.violations();
    }

    /** Points that were not hit, and commits that no point covers. */
    public List<String> complaints() {
        return kills.stream().filter(kill -> !kill.isHit()).map(Kill::toString).toList();
    }

    /** Whether every point was hit as often as it should, and all is right in the end. */
    public boolean isGood() {
        return violations().isEmpty() && complaints().isEmpty();
    }
}
