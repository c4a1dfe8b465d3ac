package dev.waybill.payment.intent.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/** Answers that come while another transaction commits are recorded together in the next one. */
@Component
class AnswerQueue {

    private static final int MOST_AT_ONCE = 100;

    private record Waiting(AnsweredCall answered, CompletableFuture<Void> done) {}

    private final RecordAnswers recorder;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock recording = new ReentrantLock();

    AnswerQueue(RecordAnswers recorder) {
        this.recorder = recorder;
    }

    /** Returns once the answer is committed; throws if it could not be. */
    void record(AnsweredCall answered) {
        Waiting waiting = new Waiting(answered, new CompletableFuture<>());
        queue.add(waiting);
        recording.lock();
        try {
            while (!waiting.done().isDone()) {
                recordNext();
            }
        } finally {
            recording.unlock();
        }
        waiting.done().join();
    }

    void raiseAttention(ProviderCall call, String reason) {
        recorder.raiseAttention(call, reason);
    }

    /** Whatever happens, an Error too, each of the group is done at the end: others wait for it. */
    private void recordNext() {
        List<Waiting> group = new ArrayList<>();
        for (Waiting next = queue.poll(); next != null; next = group.size() < MOST_AT_ONCE ? queue.poll() : null) {
            group.add(next);
        }
        try {
            recorder.record(group.stream().map(Waiting::answered).toList());
            group.forEach(waiting -> waiting.done().complete(null));
        } catch (RuntimeException | Error e) {
            group.forEach(this::recordAlone);
        }
    }

    private void recordAlone(Waiting waiting) {
        try {
            recorder.record(List.of(waiting.answered()));
            waiting.done().complete(null);
        } catch (RuntimeException | Error e) {
            waiting.done().completeExceptionally(e);
        }
    }
}
