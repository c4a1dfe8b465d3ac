package dev.waybill.order.domain;

import java.time.Duration;

/**
 * How long orders wait for answers. Patience is counted in asks and not in time, so that a night during which nobody
 * could ask or hear uses up one ask at most.
 *
 * @param reply how long an answer may take before it is asked for again
 * @param asks how many times a step on the way to CONFIRMED is asked for before the order is given up
 * @param longestPause the most time between two asks of a step that is never given up; the pause doubles up to here
 */
public record Patience(Duration reply, int asks, Duration longestPause) {

    /** What a step whose deadline has passed means for its order. */
    SagaMessage whenOverdue(SagaStep step, StepProgress progress) {
        return step.mayBeGivenUp() && progress.asks() >= asks
                ? new SagaMessage.PatienceEnded()
                : new SagaMessage.ReplyOverdue(step);
    }

    /** How long to wait after a step was asked for so many times. */
    Duration pauseAfter(SagaStep step, int asked) {
        if (step.mayBeGivenUp()) {
            return reply;
        }
        Duration pause = reply;
        for (int ask = 1; ask < asked && pause.compareTo(longestPause) < 0; ask++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
