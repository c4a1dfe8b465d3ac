package dev.waybill.system.killpoint;

import dev.waybill.checker.Violation;
import dev.waybill.system.trial.Judgement;
import java.time.Duration;
import java.util.List;

/**
 * What came of a sweep.
 *
 * @param length how long services were halted, one point after the other
 */
public record SweepOutcome(SweepOptions options, Duration length, List<Strike> strikes, Judgement judgement) {

    public SweepOutcome {
        strikes = List.copyOf(strikes);
    }

    /** What is wrong. */
    public List<Violation> violations() {
        return judgement.violations();
    }

    /** Points that were not hit, and commits that no point covers. */
    public List<String> complaints() {
        return strikes.stream()
                .filter(strike -> !strike.isHit())
                .map(Strike::toString)
                .toList();
    }

    /** Whether every point was hit as often as it should, and all is right in the end. */
    public boolean isGood() {
        return violations().isEmpty() && complaints().isEmpty();
    }
}
