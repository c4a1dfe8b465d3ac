package dev.waybill.payment.provider;

import dev.waybill.payment.intent.application.PaymentGateway.NoAnswer;
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

/**
 * What stands around every call of the provider, from the outside in: retry, circuit breaker, bulkhead, time-out.
 * They are set up at {@code resilience4j.*.instances.payment-provider}.
 */
class ProviderGuards implements AutoCloseable {

    private final Retry retry;
    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;
    private final TimeLimiter limiter;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("payment-provider-", 0).factory());
    private final ContextSnapshotFactory contexts =
            ContextSnapshotFactory.builder().build();

    ProviderGuards(Retry retry, CircuitBreaker breaker, Bulkhead bulkhead, TimeLimiter limiter) {
        this.retry = retry;
        this.breaker = breaker;
        this.bulkhead = bulkhead;
        this.limiter = limiter;
    }

    /**
     * Makes a call, again and again if need be.
     *
     * @throws NoAnswer if none of the attempts came to an answer, or none was made
     */
    <T> T call(Callable<T> attempt) {
        return answered(Retry.decorateCallable(retry, limited(attempt)));
    }

    /**
     * Makes one attempt, which is not repeated: a part of an answer that has begun.
     *
     * @throws NoAnswer if it came to none, or was not made
     */
    <T> T attempt(Callable<T> attempt) {
        return answered(limited(attempt));
    }

    private <T> Callable<T> limited(Callable<T> attempt) {
        Callable<T> timed = TimeLimiter.decorateFutureSupplier(
                limiter, () -> threads.submit(contexts.captureAll().wrap(attempt)));
        return CircuitBreaker.decorateCallable(breaker, Bulkhead.decorateCallable(bulkhead, timed));
    }

    private static <T> T answered(Callable<T> call) {
        try {
            return call.call();
        } catch (NoAnswer e) {
            throw e;
        } catch (TimeoutException | CallNotPermittedException | BulkheadFullException e) {
            throw new NoAnswer(String.valueOf(e.getMessage()), e);
        } catch (Exception e) {
            throw new NoAnswer("the call failed: " + e, e);
        }
    }

    /** How many calls make sense now. */
    int capacity() {
        return switch (breaker.getState()) {
            case OPEN, FORCED_OPEN -> 0;
            case HALF_OPEN -> breaker.getCircuitBreakerConfig().getPermittedNumberOfCallsInHalfOpenState();
            case CLOSED, DISABLED, METRICS_ONLY -> bulkhead.getBulkheadConfig().getMaxConcurrentCalls();
        };
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
