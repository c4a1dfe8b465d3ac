package dev.waybill.system.nemesis;

import static org.awaitility.Awaitility.await;

import dev.waybill.checker.evidence.Poison;
import dev.waybill.checker.reading.BookReader;
import dev.waybill.checker.reading.PlatformAddress;
import dev.waybill.system.load.Load;
import dev.waybill.system.trial.Cast;
import dev.waybill.system.trial.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** The platform as the nemesis sees it: its processes, the wires between them, its users, and what was planted. */
public final class Theatre {

    static final String PROVIDER = Cast.PROVIDER;
    static final String BROKER = "kafka";
    static final String POSTGRES = "postgres";

    private final Cast cast;
    private final PlatformAddress address;
    private final Props props;
    private final Load load;
    private final List<Poison> planted = new ArrayList<>();
    private final Random random;

    /** The platform of this trial under this load. */
    public Theatre(Trial trial, Props props, Load load, long seed) {
        this.cast = trial.cast();
        this.address = trial.address();
        this.props = props;
        this.load = load;
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
            return load.open() + new BookReader(address).unsettled();
        } catch (IllegalStateException e) {
            return load.open();
        }
    }

    /** Waits until every process is well, and everybody who asked meanwhile in vain has an answer. */
    void awaitRecovery(Duration atMost) {
        cast.awaitHealth(atMost);
        await("an answer to everybody who asked in vain")
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> load.waiting() == 0);
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
