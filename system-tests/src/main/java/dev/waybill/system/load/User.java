package dev.waybill.system.load;

import dev.waybill.checker.evidence.Invocation;
import dev.waybill.checker.evidence.Invocation.Action;
import dev.waybill.checker.evidence.Invocation.Outcome;
import dev.waybill.system.client.Answer;
import dev.waybill.system.client.Http;
import dev.waybill.system.client.OrderDraft;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Sends a request until there is an answer, with the same key, and writes down each try. */
final class User {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 5000;

    private final Instances instances;
    private final String token;
    private final HistoryFile history;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile Instant givesUpAt = Instant.MAX;

    User(Instances instances, String token, HistoryFile history) {
        this.instances = instances;
        this.token = token;
        this.history = history;
    }

    /** Who has no answer by then stays without. */
    void giveUpAt(Instant moment) {
        givesUpAt = moment;
    }

    /** How many requests are under way. */
    int open() {
        return open.get();
    }

    /** How many have had no success and try again. */
    int waiting() {
        return waiting.get();
    }

    /** Places the order; returns its id, if there was an answer that has one. */
    Optional<String> place(OrderDraft draft) {
        return untilAnswered(
                new Request(Action.PLACE, "order-service", "/v1/orders", draft.key(), draft.json(), null, 0));
    }

    void cancel(String orderId) {
        untilAnswered(new Request(
                Action.CANCEL,
                "order-service",
                "/v1/orders/" + orderId + "/cancellation",
                "cancel-" + orderId,
                "",
                orderId,
                0));
    }

    void receive(String sku, int pieces, String key) {
        untilAnswered(new Request(
                Action.RECEIVE,
                "inventory-service",
                "/v1/products/" + sku + "/receipts",
                key,
                JsonMapper.shared().writeValueAsString(Map.of("quantity", pieces)),
                sku,
                pieces));
    }

    private Optional<String> untilAnswered(Request request) {
        int attempt = Math.floorMod(request.key.hashCode(), 2);
        Invocation tried = attempt(request, attempt);
        if (tried.outcome() == Outcome.UNKNOWN) {
            waiting.incrementAndGet();
            try {
                tried = askAgain(request, tried, attempt + 1);
            } finally {
                waiting.decrementAndGet();
            }
        }
        return tried.outcome() == Outcome.OK ? Optional.ofNullable(tried.subject()) : Optional.empty();
    }

    private Invocation askAgain(Request request, Invocation inVain, int firstAttempt) {
        Invocation tried = inVain;
        int attempt = firstAttempt;
        long pause = FIRST_PAUSE_MILLIS;
        while (tried.outcome() == Outcome.UNKNOWN && Instant.now().isBefore(givesUpAt) && slept(pause)) {
            tried = attempt(request, attempt++);
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
        return tried;
    }

    private static boolean slept(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Invocation attempt(Request request, int attempt) {
        Invocation tried = send(request, attempt);
        history.append(tried);
        return tried;
    }

    private Invocation send(Request request, int attempt) {
        Instant at = Instant.now();
        open.incrementAndGet();
        try {
            Answer answer = Http.send(request.to(instances, attempt, token));
            Outcome outcome = outcome(answer.status());
            String subject = request.subject == null && outcome == Outcome.OK ? orderId(answer) : request.subject;
            return request.ended(at, outcome, answer.status(), subject);
        } catch (UncheckedIOException | JacksonException e) {
            return request.ended(at, Outcome.UNKNOWN, 0, request.subject);
        } finally {
            open.decrementAndGet();
        }
    }

    /** A 409 of a placement says that its first try is still in work; of a cancellation, that it is too late. */
    private static Outcome outcome(int status) {
        return status < 300 ? Outcome.OK : status >= 500 || status == 429 ? Outcome.UNKNOWN : Outcome.FAIL;
    }

    private static String orderId(Answer answer) {
        return answer.json().path("orderId").asString();
    }

    private record Request(
            Action action,
            String service,
            String path,
            String key,
            String body,
            @Nullable String subject,
            long quantity) {

        HttpRequest.Builder to(Instances instances, int attempt, String token) {
            return Http.json(Http.request(instances.of(service, attempt).resolve(path), token), "POST", body)
                    .timeout(PATIENCE)
                    .header("Idempotency-Key", key);
        }

        Invocation ended(Instant at, Outcome outcome, int status, @Nullable String whom) {
            boolean inWork = status == 409 && action != Action.CANCEL;
            return new Invocation(
                    at, Instant.now(), action, key, whom, quantity, inWork ? Outcome.UNKNOWN : outcome, status);
        }
    }
}
