package dev.waybill.platform.up;

import dev.waybill.platform.Console;
import dev.waybill.platform.Ports;
import dev.waybill.platform.Workspace;
import dev.waybill.platform.access.Secrets;
import dev.waybill.platform.access.SigningKeys;
import dev.waybill.platform.bus.Logins;
import dev.waybill.platform.bus.Provisioning;
import dev.waybill.platform.process.HeldChild;
import dev.waybill.platform.process.Holds;
import dev.waybill.platform.process.Journal;
import dev.waybill.platform.process.JvmChild;
import dev.waybill.platform.startup.StartupCache;
import dev.waybill.platform.startup.StartupCaches;
import dev.waybill.platform.startup.Training;
import dev.waybill.platform.topology.Instance;
import dev.waybill.platform.topology.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One life of the platform: everything started in the order that pays, everything stopped in the reverse one. */
final class PlatformRun {

    private final Workspace workspace;
    private final Console console;
    private final UpOptions.Wiring wiring;
    private final Ports ports;
    private final List<Instance> instances;
    private final Programs programs;
    private final Clusters clusters;
    private final Logins logins;
    private final StartupCaches caches;
    private final Holds holds;
    private final Supervisors supervisors;

    PlatformRun(Workspace workspace, UpOptions options, Journal journal, Console console) {
        this.workspace = workspace;
        this.console = console;
        this.wiring = options.wiring();
        this.ports = new Ports(options.portBase());
        this.instances = Instance.all(ports, options.instances());
        Secrets secrets = Secrets.in(workspace.secrets());
        this.logins = Logins.in(secrets);
        this.clusters = new Clusters(workspace, ports, secrets, options.ownClusters());
        this.programs = new Programs(workspace, ports, clusters, secrets, SigningKeys.in(workspace.keys()));
        this.caches = new StartupCaches(workspace.cache(), options.caches(), Programs.options(), console);
        this.holds = Holds.noneIn(workspace.holds());
        this.supervisors = new Supervisors(journal, console, holds, options.longestWait());
    }

    /** Refuses, before anything is started, what would keep it from starting. */
    void prepare() {
        clusters.prepare();
        prepareKafka();
        Instance.ports(instances, ports).forEach((name, port) -> Ports.requireFree(port, name, ports.base()));
        Ports.requireFree(ports.kafka(), "Kafka", ports.base());
        Ports.requireFree(ports.kafkaController(), "Kafka", ports.base());
    }

    /** Returns when everything is ready. */
    void start() {
        // PostgreSQL is needed first; while it starts there is time for the others.
        clusters.start(supervisors);
        startTools();
        Map<Service, StartupCache> cacheOf = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            cacheOf.put(service, caches.of(service.module(), workspace.jar(service.module())));
        }
        supervisors.awaitReady(Stage.DATABASE);
        clusters.provision(programs);
        train(cacheOf);
        startServices(cacheOf);
        supervisors.awaitReady(Stage.values());
    }

    private void prepareKafka() {
        logins.prepare();
        if (Provisioning.isOpen(workspace.kafka())) {
            console.step(
                    "Kafka knows its clients from now on, and refuses what no rule allows; topics and records stay.");
        }
    }

    private void startTools() {
        startTool(
                Stage.BROKER,
                programs.kafka(wiring.kafkaAt()),
                workspace.jar("local-platform"),
                "Kafka on port " + ports.kafka());
        Path provider = workspace.jar(Service.PAYMENT_PROVIDER);
        startTool(
                Stage.OUTSIDE_WORLD,
                programs.paymentProvider(provider),
                provider,
                label(Service.PAYMENT_PROVIDER, ports.service(Service.PAYMENT_PROVIDER_PORT)));
    }

    private void startServices(Map<Service, StartupCache> cacheOf) {
        for (Instance instance : instances) {
            StartupCache cache = cache(cacheOf, instance);
            supervisors.start(
                    Stage.SERVICES,
                    new HeldChild(
                            cache.applyTo(
                                    programs.service(instance, cache.jar()).in(wiring.of(instance))),
                            holds),
                    label(instance.name(), instance.port()));
        }
    }

    /** Stops what was started, as far as it came. */
    void stop() {
        supervisors.stop();
    }

    private void startTool(Stage stage, JvmChild tool, Path jar, String label) {
        supervisors.start(stage, caches.trained(tool, caches.of(tool.name(), jar)), label);
    }

    /** The training runs are runs of the real programs, on the real databases. */
    private void train(Map<Service, StartupCache> cacheOf) {
        List<Training> trainings = new ArrayList<>();
        for (Instance first : instances.subList(0, Service.values().length)) {
            StartupCache cache = cache(cacheOf, first);
            trainings.add(new Training(programs.service(first, cache.jar()), cache, console));
        }
        if (!caches.isTrained(trainings)) {
            supervisors.awaitReady(Stage.values());
            caches.train(trainings);
        }
    }

    private static StartupCache cache(Map<Service, StartupCache> cacheOf, Instance instance) {
        StartupCache cache = cacheOf.get(instance.service());
        if (cache == null) {
            throw new IllegalStateException(instance.name() + " was not unpacked");
        }
        return cache;
    }

    private static String label(String name, int port) {
        return "%s at http://localhost:%d".formatted(name, port);
    }
}
