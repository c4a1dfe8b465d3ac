package dev.waybill.system.nemesis;

import static org.awaitility.Awaitility.await;

import dev.waybill.checker.evidence.Poison;
import dev.waybill.checker.reading.BookReader;
import dev.waybill.checker.reading.PlatformAddress;
import dev.waybill.system.faultrun.FaultRun;
import dev.waybill.system.faultrun.PlatformProcesses;
import dev.waybill.system.load.Load;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** The platform as the nemesis sees it: its processes, the wires between them, its users, and what was planted. */
public final class FaultContext {

    static final String PROVIDER = PlatformProcesses.PROVIDER;
    static final String BROKER = "kafka";
    static final String POSTGRES = "postgres";

    private final PlatformProcesses processes;
    private final PlatformAddress address;
    private final FaultTooling tooling;
    private final Load load;
    private final List<Poison> planted = new ArrayList<>();
    private final Random random;

    /** The platform of this run under this load. */
    public FaultContext(FaultRun faultRun, FaultTooling tooling, Load load, long seed) {
        this.processes = faultRun.processes();
        this.address = faultRun.address();
        this.tooling = tooling;
        this.load = load;
        this.random = new Random(seed);
    }

    PlatformProcesses processes() {
        return processes;
    }

    PlatformAddress address() {
        return address;
    }

    Wires wires() {
        return tooling.wires();
    }

    Clocks clocks() {
        return tooling.clocks();
    }

    Disks disks() {
        return tooling.disks();
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

    /** Waits until every process is well, and every request that failed meanwhile is answered. */
    void awaitRecovery(Duration atMost) {
        processes.awaitHealth(atMost);
        await("an answer to every request that failed")
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
