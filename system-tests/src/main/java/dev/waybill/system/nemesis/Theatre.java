package dev.waybill.system.nemesis;

import dev.waybill.checker.evidence.Poison;
import dev.waybill.checker.reading.BookReader;
import dev.waybill.checker.reading.PlatformAddress;
import dev.waybill.system.trial.Cast;
import dev.waybill.system.trial.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** The platform as the nemesis sees it: its processes, the wires between them, and what it has planted. */
public final class Theatre {

    static final String PROVIDER = Cast.PROVIDER;
    static final String BROKER = "kafka";
    static final String POSTGRES = "postgres";

    private final Cast cast;
    private final PlatformAddress address;
    private final Props props;
    private final IntSupplier openRequests;
    private final List<Poison> planted = new ArrayList<>();
    private final Random random;

    /** The platform of this trial; {@code openRequests} tells how many users wait. */
    public Theatre(Trial trial, Props props, IntSupplier openRequests, long seed) {
        this.cast = trial.cast();
        this.address = trial.address();
        this.props = props;
        this.openRequests = openRequests;
        this.random = new Random(seed);
    }

    Cast cast() {
        return cast;
    }

    PlatformAddress address() {
        return address;
    }

    Wires wires() {
        return props.wires();
    }

    Clocks clocks() {
        return props.clocks();
    }

    Disks disks() {
        return props.disks();
    }

    Random random() {
        return random;
    }

    /** What was put on the topics so far, to be refused. */
    public synchronized List<Poison> planted() {
        return List.copyOf(planted);
    }

    synchronized void plant(Poison poison) {
        planted.add(poison);
    }

    /** How much a fault can hit now. */
    long inFlight() {
        try {
            return openRequests.getAsInt() + new BookReader(address).unsettled();
        } catch (IllegalStateException e) {
            return openRequests.getAsInt();
        }
    }

    static void pass(Duration duration) {
        try {
            TimeUnit.MILLISECONDS.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
