package dev.waybill.system.campaign;

import dev.waybill.checker.Violation;
import dev.waybill.checker.evidence.Invocation;
import dev.waybill.system.faultrun.Verdict;
import dev.waybill.system.nemesis.Injection;
import java.time.Instant;
import java.util.List;

/**
 * What came of a campaign.
 *
 * @param complaints why the run proves nothing, however right it was
 */
public record Outcome(
        CampaignOptions options,
        Instant began,
        Instant ended,
        Verdict verdict,
        List<Invocation> invocations,
        List<Injection> injections,
        List<String> complaints) {

    /** What is wrong. */
    public List<Violation> violations() {
        return verdict.violations();
    }

    /** Whether nothing was wrong, and enough was tried for that to mean something. */
    public boolean isGood() {
        return violations().isEmpty() && complaints.isEmpty();
    }
}
