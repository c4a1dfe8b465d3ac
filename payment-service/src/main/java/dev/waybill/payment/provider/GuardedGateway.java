package dev.waybill.payment.provider;

import dev.waybill.payment.application.PaymentGateway;
import dev.waybill.payment.application.ProviderCall;
import dev.waybill.payment.domain.ProviderAnswer;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.micrometer.context.ContextSnapshotFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;

/** The provider behind its guards, from the outside in: retry, circuit breaker, bulkhead, time-out. */
class GuardedGateway implements PaymentGateway, AutoCloseable {

    private final HttpGateway http;
    private final Guards guards;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("payment-provider-", 0).factory());
    private final ContextSnapshotFactory contexts =
            ContextSnapshotFactory.builder().build();

    /** Set up at {@code resilience4j.*.instances.payment-provider}. */
    record Guards(Retry retry, CircuitBreaker breaker, Bulkhead bulkhead, TimeLimiter limiter) {}

    GuardedGateway(HttpGateway http, Guards guards) {
        this.http = http;
        this.guards = guards;
    }

    @Override
    public ProviderAnswer call(ProviderCall call) {
        try {
            return guarded(call).call();
        } catch (NoAnswer e) {
            throw e;
        } catch (TimeoutException | CallNotPermittedException | BulkheadFullException e) {
            throw new NoAnswer(String.valueOf(e.getMessage()), e);
        } catch (Exception e) {
            throw new NoAnswer("the call failed: " + e, e);
        }
    }

    private Callable<ProviderAnswer> guarded(ProviderCall call) {
        Callable<ProviderAnswer> timed = TimeLimiter.decorateFutureSupplier(
                guards.limiter(), () -> threads.submit(contexts.captureAll().wrap(() -> http.attempt(call))));
        Callable<ProviderAnswer> limited = Bulkhead.decorateCallable(guards.bulkhead(), timed);
        Callable<ProviderAnswer> broken = CircuitBreaker.decorateCallable(guards.breaker(), limited);
        return Retry.decorateCallable(guards.retry(), broken);
    }

    @Override
    public int capacity() {
        return switch (guards.breaker().getState()) {
            case OPEN, FORCED_OPEN -> 0;
            case HALF_OPEN -> guards.breaker().getCircuitBreakerConfig().getPermittedNumberOfCallsInHalfOpenState();
            case CLOSED, DISABLED, METRICS_ONLY ->
                guards.bulkhead().getBulkheadConfig().getMaxConcurrentCalls();
        };
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
