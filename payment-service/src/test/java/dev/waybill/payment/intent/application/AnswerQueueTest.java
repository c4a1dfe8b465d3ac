package dev.waybill.payment.intent.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.payment.intent.domain.Operation;
import dev.waybill.payment.intent.domain.ProviderAnswer;
import dev.waybill.payment.payment.domain.Money;
import dev.waybill.payment.payment.domain.OrderId;
import dev.waybill.payment.payment.domain.PaymentTerms;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class AnswerQueueTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final AnsweredCall first = answer();
    private final AnsweredCall poisonous = answer();
    private final AnsweredCall other = answer();
    private final CountDownLatch recording = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final AnswerQueue queue = new AnswerQueue(new Recorder());

    @Test
    void anErrorOfOneAnswerIsNobodyElses() throws Exception {
        Recording before = new Recording(first);
        recording.await();
        Recording failing = new Recording(poisonous);
        Recording beside = new Recording(other);
        await().atMost(SOON).until(() -> failing.waits() && beside.waits());
        released.countDown();

        await().atMost(SOON).until(() -> before.isOver() && failing.isOver() && beside.isOver());
        assertThat(beside.done).isCompleted();
        assertThat(failing.done).isCompletedExceptionally();
        assertThat(failing.done.exceptionNow()).isInstanceOf(StackOverflowError.class);
    }

    private static AnsweredCall answer() {
        PaymentTerms terms = new PaymentTerms(Money.of("1.00", "EUR"), "tok");
        ProviderCall call = new ProviderCall(new OrderId(UUID.randomUUID()), Operation.AUTHORIZE, terms, null, 1, null);
        return new AnsweredCall(call, new ProviderAnswer.Refused("no"));
    }

    /** Waits with the first answer, and cannot stand the poisonous one. */
    private final class Recorder extends RecordAnswers {

        @SuppressWarnings("NullAway") // It records nothing.
        Recorder() {
            super(null, null, null);
        }

        @Override
        public void record(List<AnsweredCall> answered) {
            if (answered.contains(first)) {
                recording.countDown();
                awaitUninterrupted(released);
            }
            if (answered.contains(poisonous)) {
                throw new StackOverflowError("round and round");
            }
        }

        private static void awaitUninterrupted(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** An answer in a thread of its own. */
    private final class Recording {

        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private final Thread thread;

        Recording(AnsweredCall answered) {
            thread = Thread.ofPlatform().daemon().start(() -> {
                try {
                    queue.record(answered);
                    done.complete(null);
                } catch (RuntimeException | Error e) {
                    done.completeExceptionally(e);
                }
            });
        }

        boolean waits() {
            return thread.getState() == Thread.State.WAITING;
        }

        boolean isOver() {
            return done.isDone();
        }
    }
}
