package dev.waybill.checker;

import dev.waybill.checker.evidence.Evidence;
import java.util.stream.Stream;

/** A sentence that must be true of every run, whatever was done to the platform. */
public interface Invariant {

    /** What is wrong, in words that name the order, key or message; nothing if the sentence is true. */
    Stream<String> violations(Evidence evidence);

    /** The sentence's name. */
    default String name() {
        return getClass().getSimpleName();
    }
}
