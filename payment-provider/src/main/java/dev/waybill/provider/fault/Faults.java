package dev.waybill.provider.fault;

import dev.waybill.provider.payment.Operation;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong on purpose, as {@code PUT /faults} takes it; what is left out is switched off. Rates are
 * probabilities from 0 to 1, drawn from one random sequence with this seed.
 *
 * @param seed where the random sequence starts
 * @param operations what it is about; all operations if left out
 * @param latencyMillis added before the work, for each call
 * @param latencyJitterMillis up to so much more, at random
 * @param errorRate answers 500 or 503 and does nothing
 * @param hangRate does nothing and never answers in time
 * @param dropAnswerRate does the work, then closes the connection without an answer
 * @param errorAfterRate does the work, then answers 500
 * @param wrongAmountRate authorises or captures 1.00 more than was requested
 * @param wrongCurrencyRate authorises in {@code XTS}, the currency code for tests
 * @param rejectAll declines every authorisation
 * @param unavailable answers 503 at once to every call of these operations; if they are all, also to the reads of
 *     payments and settlements
 */
public record Faults(
        long seed,
        @Nullable Set<Operation> operations,
        int latencyMillis,
        int latencyJitterMillis,
        double errorRate,
        double hangRate,
        double dropAnswerRate,
        double errorAfterRate,
        double wrongAmountRate,
        double wrongCurrencyRate,
        boolean rejectAll,
        boolean unavailable) {

    static final Faults NONE = new Faults(1, null, 0, 0, 0, 0, 0, 0, 0, 0, false, false);

    public Faults {
        operations = operations == null || operations.isEmpty()
                ? EnumSet.allOf(Operation.class)
                : EnumSet.copyOf(operations);
        requireRates(errorRate, hangRate, dropAnswerRate, errorAfterRate, wrongAmountRate, wrongCurrencyRate);
        if (latencyMillis < 0 || latencyJitterMillis < 0) {
            throw new IllegalArgumentException("a latency is not negative");
        }
    }

    boolean concernAll() {
        return operations != null && operations.size() == Operation.values().length;
    }

    boolean concern(Operation operation) {
        return operations != null && operations.contains(operation);
    }

    private static void requireRates(double... rates) {
        for (double rate : rates) {
            if (!(rate >= 0 && rate <= 1)) {
                throw new IllegalArgumentException("a rate is from 0 to 1, not " + rate);
            }
        }
    }
}
