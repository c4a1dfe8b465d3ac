package dev.waybill.checker.invariant;

import dev.waybill.checker.Invariant;
import dev.waybill.checker.evidence.Evidence;
import java.util.stream.Stream;

/** No request is answered with 500: what a fault takes away is an outage, which says when to come again. */
public final class NobodyMeetsABug implements Invariant {

    private static final int INTERNAL_ERROR = 500;

    @Override
    public Stream<String> violations(Evidence evidence) {
        return evidence.history().invocations().stream()
                .filter(it -> it.status() == INTERNAL_ERROR)
                .map(it -> it + " was answered as if it had met a bug");
    }
}
