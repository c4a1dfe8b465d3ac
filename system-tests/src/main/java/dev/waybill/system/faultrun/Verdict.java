package dev.waybill.system.faultrun;

import dev.waybill.checker.Violation;
import dev.waybill.checker.evidence.Evidence;
import java.time.Duration;
import java.util.List;

/**
 * What the checker says of a run.
 *
 * @param rest how long it took, after the load, until nothing was open any more
 */
public record Verdict(Duration rest, Evidence evidence, List<Violation> violations) {}
