package dev.waybill.system.faultrun;

import static org.awaitility.Awaitility.await;

import dev.waybill.checker.Checker;
import dev.waybill.checker.evidence.Evidence;
import dev.waybill.checker.evidence.History;
import dev.waybill.checker.evidence.Poison;
import dev.waybill.checker.reading.BookReader;
import dev.waybill.checker.reading.EvidenceReader;
import dev.waybill.checker.reading.OutboxSlots;
import dev.waybill.checker.reading.PlatformAddress;
import dev.waybill.system.client.Shop;
import dev.waybill.system.load.Instances;
import dev.waybill.system.load.Load;
import dev.waybill.system.platform.Platform;
import dev.waybill.system.platform.PlatformStatus;
import dev.waybill.system.platform.Signals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Starts an empty platform, lets it be loaded and tormented, waits for rest, and has it judged. */
public final class FaultRun implements AutoCloseable {

    /** What is tried; the payment provider is the outside world. */
    public static final List<String> SERVICES =
            List.of("order-service", "inventory-service", "payment-service", "reporting-service");

    private static final Duration START = Duration.ofMinutes(2);

    private final Path directory;
    private final Platform platform;
    private final PlatformStatus status;
    private final PlatformAddress address;
    private final PlatformProcesses processes;
    private final StockSampler sampler;

    private FaultRun(Path directory, Platform platform) {
        this.directory = directory;
        this.platform = platform;
        this.status = platform.up();
        this.address = status.address(platform.token("faultRun", "operator"));
        this.processes = new PlatformProcesses(platform.dataDirectory(), address);
        openSlots();
        processes.awaitHealth(START);
        this.sampler = new StockSampler(new BookReader(address));
    }

    /** A platform for a run whose traces stay in this directory; not started yet. */
    public static Platform platform(Path directory, List<String> options) {
        if (Files.exists(history(directory))) {
            throw new IllegalArgumentException(directory + " holds another faultRun");
        }
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Platform.at(directory.resolve("platform"), options.toArray(String[]::new));
    }

    /** Starts the platform, which the run ends with. */
    public static FaultRun begin(Path directory, Platform platform) {
        try {
            return new FaultRun(directory, platform);
        } catch (RuntimeException e) {
            platform.close();
            throw e;
        }
    }

    private static Path history(Path directory) {
        return directory.toAbsolutePath().resolve("history.jsonl");
    }

    /** What a database decodes is decided at its start. */
    private void openSlots() {
        OutboxSlots slots = new OutboxSlots(address);
        if (!slots.arePossible()) {
            slots.makePossible();
            Signals.send("INT", Objects.requireNonNull(status.database().pid()));
            await("PostgreSQL with logical decoding")
                    .atMost(Duration.ofMinutes(1))
                    .ignoreException(IllegalStateException.class)
                    .until(slots::arePossible);
        }
        slots.open();
    }

    /** The processes. */
    public PlatformProcesses processes() {
        return processes;
    }

    /** Where everything is. */
    public PlatformAddress address() {
        return address;
    }

    /** Where a service answers. */
    public URI url(String service) {
        return status.url(service);
    }

    /** Users who find their products stocked, and have not begun yet. */
    public Load load(long seed, Duration duration, int perSecond) {
        Map<String, List<URI>> addresses = new LinkedHashMap<>();
        for (String service : SERVICES) {
            addresses.put(service, status.urls(service));
        }
        Load load = new Load(
                new Load.Offer(seed, duration, perSecond),
                new Instances(addresses),
                address.operatorToken(),
                history(directory));
        load.stock(new Shop(status::url, platform::token));
        return load;
    }

    /** Waits until every user has an answer, and until nothing is open; what still is then is for the checker to report. */
    public Verdict judge(Load load, List<Poison> planted, Duration patience) {
        Instant ended = Instant.now();
        load.finish(patience);
        boolean rested = new Quiescence(address).isReachedWithin(patience);
        Duration rest = Duration.between(ended, Instant.now());
        System.out.println(rested ? "at rest after " + rest.toSeconds() + " s" : "no rest");
        Evidence evidence =
                new EvidenceReader(address).read(History.read(history(directory)), sampler.snapshots(), planted);
        return new Verdict(rest, evidence, Checker.check(evidence));
    }

    @Override
    public void close() {
        sampler.close();
        platform.close();
    }
}
