package dev.waybill.web.idempotency;

import dev.waybill.web.problem.Problems;
import dev.waybill.web.security.Caller;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does a request once. The answer is stored in the transaction of the effect, so that either both are there or neither;
 * nothing has to expire before a failed request can be repeated. A failure is not stored: its repetition is a new try.
 */
public final class IdempotentRequests {

    private static final Duration IN_FLIGHT = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final PlatformTransactionManager transactions;
    private final JsonMapper json;

    IdempotentRequests(JdbcClient jdbc, PlatformTransactionManager transactions, JsonMapper json) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.json = json;
    }

    /**
     * Begins a request in a transaction of its own; close it in any case.
     *
     * @param payload the request's body, to recognise another request with the same key
     * @throws dev.waybill.web.problem.ProblemException if the key belongs to another request (422), or if the same one is
     *     in work at this moment (409)
     */
    public <T> IdempotentRequest<T> begin(IdempotencyKey key, Caller caller, Object payload, Class<T> bodyType) {
        byte[] fingerprint = fingerprint(key, payload);
        TransactionStatus transaction = transactions.getTransaction(null);
        try {
            lock(key, caller);
            ResponseEntity<T> earlier = earlierAnswer(key, caller)
                    .map(answer -> answer.replay(fingerprint, bodyType, json))
                    .orElse(null);
            return new IdempotentRequest<>(
                    this, new IdempotentRequest.Identity(key, caller, fingerprint), earlier, transaction);
        } catch (RuntimeException | Error e) {
            transactions.rollback(transaction);
            throw e;
        }
    }

    /** Stores the answer, and commits it with the effect. */
    void answer(IdempotentRequest.Identity request, ResponseEntity<?> answer, TransactionStatus transaction) {
        store(request, answer);
        transactions.commit(transaction);
    }

    void giveUp(TransactionStatus transaction) {
        transactions.rollback(transaction);
    }

    private void lock(IdempotencyKey key, Caller caller) {
        boolean locked = jdbc.sql("SELECT pg_try_advisory_xact_lock(?)")
                .param(lockNumber(key, caller))
                .query(Boolean.class)
                .single();
        if (!locked) {
            throw Problems.REQUEST_IN_FLIGHT
                    .because("A request with this Idempotency-Key is in work; repeat it to get its answer.")
                    .retryAfter(IN_FLIGHT);
        }
    }

    private Optional<EarlierAnswer> earlierAnswer(IdempotencyKey key, Caller caller) {
        return jdbc.sql("""
                        SELECT fingerprint, status, location, etag, body
                        FROM idempotent_request
                        WHERE caller = ? AND key = ?
                        """)
                .param(caller.subject())
                .param(key.value())
                .query((row, number) -> new EarlierAnswer(
                        row.getBytes("fingerprint"),
                        row.getInt("status"),
                        row.getString("location"),
                        row.getString("etag"),
                        row.getString("body")))
                .optional();
    }

    private void store(IdempotentRequest.Identity request, ResponseEntity<?> answer) {
        HttpHeaders headers = answer.getHeaders();
        URI location = headers.getLocation();
        jdbc.sql("""
                        INSERT INTO idempotent_request (caller, key, fingerprint, status, location, etag, body)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(request.caller().subject())
                .param(request.key().value())
                .param(request.fingerprint())
                .param(answer.getStatusCode().value())
                .param(location == null ? null : location.toString())
                .param(headers.getETag())
                .param(answer.hasBody() ? json.writeValueAsString(answer.getBody()) : null)
                .update();
    }

    private byte[] fingerprint(IdempotencyKey key, Object payload) {
        return sha256(key.operation() + '\n' + json.writeValueAsString(payload));
    }

    private static long lockNumber(IdempotencyKey key, Caller caller) {
        return ByteBuffer.wrap(sha256("idempotency\n" + caller.subject() + '\n' + key.value()))
                .getLong();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record EarlierAnswer(
            byte[] fingerprint,
            int status,
            @Nullable String location,
            @Nullable String etag,
            @Nullable String body) {

        <T> ResponseEntity<T> replay(byte[] requested, Class<T> bodyType, JsonMapper json) {
            if (!MessageDigest.isEqual(fingerprint, requested)) {
                throw Problems.IDEMPOTENCY_KEY_REUSED.because(
                        "This Idempotency-Key was sent with another request; choose a new one for a new request.");
            }
            ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
            if (location != null) {
                answer.location(URI.create(location));
            }
            if (etag != null) {
                answer.eTag(etag);
            }
            return body == null ? answer.build() : answer.body(json.readValue(body, bodyType));
        }
    }
}
