package dev.waybill.system.campaign;

import dev.waybill.checker.Violation;
import dev.waybill.checker.evidence.Evidence;
import dev.waybill.checker.evidence.Invocation;
import dev.waybill.system.nemesis.Injection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What came of a campaign.
 *
 * @param rest how long it took, after the load, until nothing was open any more
 * @param complaints why the run proves nothing, however right it was
 */
public record Outcome(
        CampaignOptions options,
        Instant began,
        Instant ended,
        Duration rest,
        List<Invocation> invocations,
        List<Injection> injections,
        Evidence evidence,
        List<Violation> violations,
        List<String> complaints) {

    /** Whether nothing was wrong, and enough was tried for that to mean something. */
    public boolean isGood() {
        return violations.isEmpty() && complaints.isEmpty();
    }
}
