package dev.waybill.web.limits;

import dev.waybill.web.limits.FairShares.Grant;
import dev.waybill.web.security.Caller;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Places of requests that wait, shared fairly between callers as permits are. */
public final class WaitingPlaces {

    private final FairShares taken = new FairShares();
    private final int most;

    /**
     * So many places.
     *
     * @param most one or more
     */
    public WaitingPlaces(int most) {
        this.most = most;
    }

    /** A place; giving it back a second time changes nothing. */
    @FunctionalInterface
    public interface Place {

        /** Gives it back. */
        void giveBack();
    }

    /**
     * Takes a place.
     *
     * @return empty if too many wait already, of this caller or of all
     */
    public Optional<Place> take(Caller caller) {
        if (taken.take(caller, 1, most) != Grant.GRANTED) {
            return Optional.empty();
        }
        AtomicBoolean held = new AtomicBoolean(true);
        return Optional.of(() -> {
            if (held.compareAndSet(true, false)) {
                taken.giveBack(caller, 1);
            }
        });
    }

    /** How many places are taken. */
    public long taken() {
        return taken.taken();
    }
}
