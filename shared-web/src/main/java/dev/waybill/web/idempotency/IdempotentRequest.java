package dev.waybill.web.idempotency;

import dev.waybill.web.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionStatus;

/**
 * A request that is done once: it has its earlier answer, or is in a transaction until it is answered. Whatever is closed
 * without an answer is rolled back.
 *
 * @param <T> the answer's body
 */
public final class IdempotentRequest<T> implements AutoCloseable {

    private final IdempotentRequests requests;
    private final Identity identity;
    private final @Nullable ResponseEntity<T> earlierAnswer;
    private final TransactionStatus transaction;

    IdempotentRequest(
            IdempotentRequests requests,
            Identity identity,
            @Nullable ResponseEntity<T> earlierAnswer,
            TransactionStatus transaction) {
        this.requests = requests;
        this.identity = identity;
        this.earlierAnswer = earlierAnswer;
        this.transaction = transaction;
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Identity(IdempotencyKey key, Caller caller, byte[] fingerprint) {}

    /** Whether the same request was answered before. */
    public boolean isRepeated() {
        return earlierAnswer != null;
    }

    /**
     * The answer that the same request got before: its status, {@code Location}, {@code ETag} and body.
     *
     * @throws IllegalStateException if it is not repeated
     */
    public ResponseEntity<T> earlierAnswer() {
        if (earlierAnswer == null) {
            throw new IllegalStateException("answered for the first time");
        }
        return earlierAnswer;
    }

    /** Stores this answer for repetitions, and commits it with everything that was done since the beginning. */
    public ResponseEntity<T> answer(ResponseEntity<T> answer) {
        requests.answer(identity, answer, transaction);
        return answer;
    }

    /** Rolls back what has no answer. */
    @Override
    public void close() {
        if (!transaction.isCompleted()) {
            requests.giveUp(transaction);
        }
    }
}
