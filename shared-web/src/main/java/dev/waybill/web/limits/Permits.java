package dev.waybill.web.limits;

import dev.waybill.web.limits.FairShares.Grant;
import dev.waybill.web.security.Caller;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** The permits of requests that are in work; a request that only waits gives its own back for as long. */
public final class Permits {

    static final String PERMIT = Permits.class.getName() + ".permit";

    private final AdaptiveLimit limit;
    private final FairShares inWork = new FairShares();
    private final WaitingPlaces waiting;

    Permits(LimitsProperties properties, MeterRegistry metrics) {
        this.limit = new AdaptiveLimit(properties.concurrency());
        this.waiting = new WaitingPlaces(properties.maxWaiting());
        metrics.gauge("waybill.web.requests.active", inWork, FairShares::taken);
        metrics.gauge("waybill.web.requests.waiting", waiting, WaitingPlaces::taken);
        metrics.gauge("waybill.web.requests.limit", limit, AdaptiveLimit::current);
    }

    /** While it is open, the request holds no permit. */
    @FunctionalInterface
    public interface Pause extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Begins a pause of the request of this thread.
     *
     * @return empty if too many wait already, of this caller or of all
     */
    public Optional<Pause> pause() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        @Nullable
        Object permit = request == null ? null : request.getAttribute(PERMIT, RequestAttributes.SCOPE_REQUEST);
        return permit instanceof Permit held ? held.pause() : Optional.of(() -> {});
    }

    Grant take(Permit permit) {
        return inWork.take(permit.caller, 1, limit.current());
    }

    Permit permitOf(Caller caller) {
        return new Permit(caller);
    }

    /** One request's permit, from when it is taken until it is given back. Used by the request's thread only. */
    final class Permit {

        private final Caller caller;
        private final long started = System.nanoTime();
        private final long others = inWork.taken();
        private long paused;

        private Permit(Caller caller) {
            this.caller = caller;
        }

        void giveBackUnused() {
            inWork.giveBack(caller, 1);
        }

        void giveBack() {
            inWork.giveBack(caller, 1);
            limit.learn(started, System.nanoTime() - started - paused, others);
        }

        private Optional<Pause> pause() {
            return waiting.take(caller).map(place -> {
                long since = System.nanoTime();
                inWork.giveBack(caller, 1);
                return () -> {
                    inWork.takeAnyway(caller, 1);
                    place.giveBack();
                    paused += System.nanoTime() - since;
                };
            });
        }
    }
}
