package dev.waybill.system.campaign;

import static org.awaitility.Awaitility.await;

import dev.waybill.checker.Checker;
import dev.waybill.checker.evidence.Evidence;
import dev.waybill.checker.evidence.History;
import dev.waybill.checker.reading.BookReader;
import dev.waybill.checker.reading.EvidenceReader;
import dev.waybill.checker.reading.OutboxSlots;
import dev.waybill.checker.reading.PlatformAddress;
import dev.waybill.system.client.Shop;
import dev.waybill.system.load.Instances;
import dev.waybill.system.load.Load;
import dev.waybill.system.nemesis.Injection;
import dev.waybill.system.nemesis.Nemesis;
import dev.waybill.system.nemesis.Theatre;
import dev.waybill.system.nemesis.Wires;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Starts a platform with instances of each service, loads it, torments it, lets it rest and judges it. */
public final class Campaign {

    private static final List<String> SERVICES =
            List.of("order-service", "inventory-service", "payment-service", "reporting-service");

    private final CampaignOptions options;

    private Campaign(CampaignOptions options) {
        this.options = options;
    }

    /** Runs a campaign; ends with 1 if something is wrong, or if too little was tried. */
    public static void main(String[] arguments) {
        Outcome outcome = run(CampaignOptions.parse(List.of(arguments)));
        System.exit(outcome.isGood() ? 0 : 1);
    }

    /** Runs a campaign and writes its report. */
    public static Outcome run(CampaignOptions options) {
        return new Campaign(options).run();
    }

    private Outcome run() {
        Path directory = emptyDirectory();
        try (Wires wires = new Wires();
                Platform platform = Platform.at(directory.resolve("platform"), platformOptions(wires))) {
            wires.leadTo(platform.portBase());
            PlatformStatus status = platform.up();
            PlatformAddress address = address(status, platform.token("campaign", "operator"));
            OutboxSlots slots = new OutboxSlots(address);
            decodable(slots, status);
            slots.open();
            Outcome outcome = run(platform, wires, status, address);
            System.out.println(Report.write(outcome, directory));
            return outcome;
        }
    }

    private String[] platformOptions(Wires wires) {
        List<String> words = new ArrayList<>(wires.options());
        words.add("--no-catalogue");
        if (!options.startUpCaches()) {
            words.add("--no-training");
        }
        words.add("--instances");
        words.add(String.join(
                ",", SERVICES.stream().map(it -> it + "=" + options.instances()).toList()));
        return words.toArray(String[]::new);
    }

    private Path emptyDirectory() {
        Path directory = options.directory().toAbsolutePath();
        if (Files.exists(directory.resolve("history.jsonl"))) {
            throw new IllegalArgumentException(directory + " holds another campaign");
        }
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a database decodes is decided at its start. */
    private static void decodable(OutboxSlots slots, PlatformStatus status) {
        if (!slots.arePossible()) {
            slots.makePossible();
            Signals.send("INT", Objects.requireNonNull(status.database().pid()));
            await("PostgreSQL with logical decoding")
                    .atMost(Duration.ofMinutes(1))
                    .ignoreException(IllegalStateException.class)
                    .until(slots::arePossible);
        }
    }

    private Outcome run(Platform platform, Wires wires, PlatformStatus status, PlatformAddress address) {
        Path history = options.directory().toAbsolutePath().resolve("history.jsonl");
        try (Load load = new Load(
                        options.seed(),
                        options.duration(),
                        options.perSecond(),
                        instances(status),
                        address.operatorToken(),
                        history);
                Onlooker onlooker = new Onlooker(new BookReader(address))) {
            Theatre theatre = new Theatre(platform.dataDirectory(), address, wires, load::open, options.seed());
            theatre.awaitHealth(Duration.ofMinutes(2));
            load.stock(new Shop(status::url, platform::token));
            Instant began = Instant.now();
            load.start();
            List<Injection> injections = new Nemesis(theatre, options.seed(), options.faults(), options.longestPause())
                    .rage(began.plus(options.duration()));
            Instant ended = Instant.now();
            load.finish(options.patience());
            boolean rested = new Rest(address).isReachedWithin(options.patience());
            Duration rest = Duration.between(ended, Instant.now());
            Evidence evidence =
                    new EvidenceReader(address).read(History.read(history), onlooker.snapshots(), theatre.planted());
            List<String> complaints = Demands.unmet(began, ended, load.invocations(), injections, evidence);
            System.out.println(rested ? "at rest after " + rest.toSeconds() + " s" : "no rest");
            return new Outcome(
                    options,
                    began,
                    ended,
                    rest,
                    load.invocations(),
                    injections,
                    evidence,
                    Checker.check(evidence),
                    complaints);
        }
    }

    private static PlatformAddress address(PlatformStatus status, String token) {
        PlatformStatus.Postgres postgres = status.database();
        return new PlatformAddress(
                postgres.port(),
                postgres.user(),
                postgres.password(),
                postgres.databases(),
                Objects.requireNonNull(status.kafka()).bootstrapServers(),
                status.url("order-service"),
                status.url("payment-provider"),
                token);
    }

    private static Instances instances(PlatformStatus status) {
        Map<String, List<URI>> addresses = new LinkedHashMap<>();
        for (String service : SERVICES) {
            addresses.put(service, status.urls(service));
        }
        return new Instances(addresses);
    }
}
