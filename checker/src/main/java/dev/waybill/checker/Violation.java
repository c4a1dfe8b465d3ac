package dev.waybill.checker;

/** One thing that is not as it must be. */
public record Violation(String invariant, String what) {

    @Override
    public String toString() {
        return invariant + ": " + what;
    }
}
