package dev.waybill.checker.invariant;

import dev.waybill.checker.Invariant;
import dev.waybill.checker.evidence.Evidence;
import java.util.stream.Stream;

/** Every consumer has come to the end of every partition that it consumes. */
public final class ListenersAdvance implements Invariant {

    @Override
    public Stream<String> violations(Evidence evidence) {
        return evidence.listeners().isEmpty()
                ? Stream.of("nobody listens")
                : evidence.listeners().stream()
                        .filter(it -> it.committed() != it.end())
                        .map(it -> it + " has not come to the end");
    }
}
