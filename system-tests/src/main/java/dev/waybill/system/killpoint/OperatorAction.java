package dev.waybill.system.killpoint;

import java.util.Arrays;
import java.util.Locale;

/** What somebody does so that a point is reached which no user reaches; it is done again and again until then. */
enum OperatorAction {
    LOAD(_ -> {}),
    SHUTDOWN(Operator::endInOrder),
    PRODUCT(Operator::describeProduct),
    REPUBLICATION(operator -> operator.post("inventory-service", "/v1/products/republication")),
    RECONCILIATION(Operator::reconcileToday),
    REBUILD(operator -> operator.post("reporting-service", "/v1/reports/projections/order_summary/rebuild")),
    RESUMPTION(operator -> operator.post("reporting-service", "/v1/reports/projections/order_summary/resumption")),
    RETRY(operator -> operator.intervene("retry")),
    COMPENSATION(operator -> operator.intervene("compensation")),
    RELEASE(Operator::release),
    REVERSE(Operator::reverse),
    REPLAY(operator -> operator.decideOnLetter("replay")),
    DISCARD(operator -> operator.decideOnLetter("discard")),
    DISCARD_KEY(Operator::discardKey);

    @SuppressWarnings("ImmutableEnumChecker") // every act is a lambda without a state
    private final Act act;

    OperatorAction(Act act) {
        this.act = act;
    }

    /** Something an operator does, which may fail: it is done to services that die. */
    @FunctionalInterface
    interface Act {
        void by(Operator operator) throws Exception;
    }

    static OperatorAction of(String how) {
        return Arrays.stream(values())
                .filter(it -> it.name().equals(how.replace('-', '_').toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody knows how to do " + how));
    }

    void by(Operator operator) throws Exception {
        act.by(operator);
    }

    /** Whether a dead letter is planted for it. */
    boolean plantsLetters() {
        return this == REPLAY || this == DISCARD || this == DISCARD_KEY;
    }
}
