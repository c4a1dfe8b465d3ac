package dev.waybill.provider.fault;

import dev.waybill.provider.http.NoAnswer;
import dev.waybill.provider.http.Problem;
import dev.waybill.provider.payment.Operation;
import dev.waybill.provider.payment.TestCard;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Random;

/** Makes calls go wrong, as the faults that are set and the test cards say. */
public final class FaultInjector {

    private static final double FLAKINESS = 0.5;

    private final Duration slowness;
    private final Duration hang;
    private Faults faults = Faults.NONE;
    private Random random = new Random(Faults.NONE.seed());

    /**
     * Makes nothing go wrong yet.
     *
     * @param slowness how long {@code card-slow} takes to be answered
     * @param hang how long a call that is never answered in time keeps its connection open
     */
    public FaultInjector(Duration slowness, Duration hang) {
        this.slowness = slowness;
        this.hang = hang;
    }

    public synchronized void set(Faults next) {
        faults = next;
        random = new Random(next.seed());
    }

    public synchronized Faults faults() {
        return faults;
    }

    /** What happens to a merchant's reads: they are as unavailable as everything else, and suffer nothing else. */
    public void beforeReading() {
        Faults now = faults();
        if (now.unavailable() && now.concernAll()) {
            throw Problem.unavailable(503);
        }
    }

    public void beforeDoing(Operation operation) {
        Faults now = faults();
        if (!now.concern(operation)) {
            return;
        }
        if (now.unavailable()) {
            throw Problem.unavailable(503);
        }
        pause(Duration.ofMillis(now.latencyMillis() + (long) (draw() * now.latencyJitterMillis())));
        if (draw() < now.hangRate()) {
            hang();
        }
        failSometimes(now.errorRate());
    }

    /** What the card does before the work, and only when the key is new. */
    public void beforeFirst(TestCard card) {
        if (card == TestCard.FLAKY) {
            failSometimes(FLAKINESS);
        } else if (card == TestCard.SLOW) {
            pause(slowness);
        }
    }

    /** What the card does after the work, and only when the key was new. */
    public void afterFirst(TestCard card) {
        if (card == TestCard.TIMES_OUT_AFTER_CHARGING) {
            hang();
        }
    }

    public void afterDoing(Operation operation) {
        Faults now = faults();
        if (!now.concern(operation)) {
            return;
        }
        if (draw() < now.dropAnswerRate()) {
            throw new NoAnswer();
        }
        if (draw() < now.errorAfterRate()) {
            throw Problem.unavailable(500);
        }
    }

    public boolean rejects() {
        return faults().rejectAll();
    }

    public BigDecimal amount(Operation operation, BigDecimal requested) {
        Faults now = faults();
        return now.concern(operation) && draw() < now.wrongAmountRate() ? requested.add(BigDecimal.ONE) : requested;
    }

    public String currency(String requested) {
        Faults now = faults();
        return now.concern(Operation.AUTHORISE) && draw() < now.wrongCurrencyRate() ? "XTS" : requested;
    }

    private void failSometimes(double rate) {
        if (draw() < rate) {
            throw Problem.unavailable(draw() < 0.5 ? 500 : 503);
        }
    }

    private synchronized double draw() {
        return random.nextDouble();
    }

    private void hang() {
        pause(hang);
        throw new NoAnswer();
    }

    private static void pause(Duration duration) {
        try {
            if (duration.isPositive()) {
                Thread.sleep(duration);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswer();
        }
    }
}
