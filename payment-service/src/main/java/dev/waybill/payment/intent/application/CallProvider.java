package dev.waybill.payment.intent.application;

import dev.waybill.payment.intent.domain.ProviderAnswer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Carries out open intents: claim, call, record the answer. The call is made outside any transaction and under its
 * intent's key; whatever dies on the way, somebody claims the intent again and makes the same call.
 */
@Component
class CallProvider implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(CallProvider.class);
    private static final Duration GATHERING = Duration.ofMillis(5);

    private final OpenIntents intents;
    private final PaymentGateway gateway;
    private final AnswerQueue answers;
    private final IntentSignal signal;
    private final ProviderWorkSettings settings;
    private final Semaphore room;
    private volatile @Nullable Thread worker;

    CallProvider(
            OpenIntents intents,
            PaymentGateway gateway,
            AnswerQueue answers,
            IntentSignal signal,
            ProviderWorkSettings settings) {
        this.intents = intents;
        this.gateway = gateway;
        this.answers = answers;
        this.signal = signal;
        this.settings = settings;
        this.room = new Semaphore(settings.concurrency());
    }

    private void work() {
        while (isRunning()) {
            try {
                if (!startCalls()) {
                    signal.await(settings.poll());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                log.warn("open intents cannot be claimed now: {}", e.toString());
                pause();
            }
        }
    }

    /** Starts what there is to do and room for; false if it is better to wait. */
    private boolean startCalls() throws InterruptedException {
        int limit = Math.min(room.availablePermits(), gateway.capacity());
        if (limit == 0) {
            return false;
        }
        List<ProviderCall> calls = intents.claim(limit, settings.lease());
        for (ProviderCall call : calls) {
            room.acquire();
            Thread.ofVirtual().name("call-provider").start(() -> carryOut(call));
        }
        if (calls.size() < limit) {
            return false;
        }
        gatherRoom();
        return true;
    }

    /** With much to do, claims many at once instead of one by one. */
    private void gatherRoom() throws InterruptedException {
        int quarter = Math.max(1, settings.concurrency() / 4);
        if (room.tryAcquire(quarter, GATHERING.toMillis(), TimeUnit.MILLISECONDS)) {
            room.release(quarter);
        }
    }

    private void carryOut(ProviderCall call) {
        try {
            ProviderAnswer answer = gateway.call(call);
            answers.record(new AnsweredCall(call, answer));
        } catch (PaymentGateway.UnexpectedResponse e) {
            answers.raiseAttention(call, String.valueOf(e.getMessage()));
            giveBack(call, settings.longestPause());
        } catch (PaymentGateway.NoAnswer e) {
            log.debug("{} {} has no answer: {}", call.operation(), call.order(), e.getMessage());
            giveBack(call, jittered(settings.pauseAfter(call.attempt())));
        } catch (RuntimeException e) {
            log.warn("{} {} will be called again: {}", call.operation(), call.order(), e.toString());
            giveBack(call, jittered(settings.pauseAfter(call.attempt())));
        } finally {
            room.release();
            signal.ring();
        }
    }

    private void giveBack(ProviderCall call, Duration pause) {
        try {
            intents.giveBack(call, pause);
        } catch (RuntimeException e) {
            log.debug("the lease of {} passes by itself: {}", call.idempotencyKey(), e.toString());
        }
    }

    private static Duration jittered(Duration pause) {
        long millis = pause.toMillis();
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis / 2, millis + millis / 2 + 1));
    }

    private void pause() {
        try {
            Thread.sleep(settings.poll());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        worker = Thread.ofPlatform().name("open-intents").unstarted(this::work);
        worker.start();
    }

    /** Calls that are in work get their answers recorded if they come at once; else another instance repeats them. */
    @Override
    public void stop() {
        Thread stopping = worker;
        worker = null;
        if (stopping != null) {
            signal.ring();
            stopping.interrupt();
            awaitCalls();
        }
    }

    private void awaitCalls() {
        try {
            if (!room.tryAcquire(settings.concurrency(), 5, TimeUnit.SECONDS)) {
                log.info("stopping with calls in work; they are made again later");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }
}
