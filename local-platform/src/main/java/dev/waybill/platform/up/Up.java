package dev.waybill.platform.up;

import dev.waybill.platform.Console;
import dev.waybill.platform.PlatformException;
import dev.waybill.platform.Ports;
import dev.waybill.platform.Workspace;
import dev.waybill.platform.demo.DemoCatalogue;
import dev.waybill.platform.demo.DemoTraffic;
import dev.waybill.platform.demo.ServiceClient;
import dev.waybill.platform.machine.Examination;
import dev.waybill.platform.machine.Machine;
import dev.waybill.platform.process.Journal;
import dev.waybill.platform.process.OrphanedProcesses;
import dev.waybill.platform.process.PlatformLock;
import dev.waybill.platform.process.PlatformState;
import dev.waybill.platform.topology.Cluster;
import dev.waybill.platform.topology.Infrastructure;
import dev.waybill.platform.topology.Instance;
import dev.waybill.platform.topology.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** The command {@code up}: starts the platform and keeps it running until it is stopped. */
public record Up(Workspace workspace, UpOptions options, Console console) {

    /** Runs in the foreground; the process ends with 0 after a clean stop. A platform that runs already is shown. */
    public int run() {
        workspace.prepare();
        Optional<PlatformLock> lock = PlatformLock.tryLock(workspace.lock());
        if (lock.isEmpty()) {
            return showTheOther();
        }
        Instant began = Instant.now();
        Service.check(options.instances());
        Examination.requireFit(Machine.look(workspace), console);
        stopOrphans();
        return start(began);
    }

    private int start(Instant began) {
        Ports ports = new Ports(options.portBase());
        List<Cluster> clusters = Cluster.all(ports, options.ownClusters());
        Journal journal = journal(ports, clusters);
        PlatformRun run = new PlatformRun(workspace, options, journal, console);
        run.prepare();
        console.line("Waybill starts; its data is in " + workspace.data());
        AtomicInteger exitCode = stopAtEnd(run);
        try {
            run.start();
            ServiceClient client = ServiceClient.of(workspace, ports);
            if (options.catalogue()) {
                new DemoCatalogue(client, console).load();
            }
            journal.ready();
            new Welcome(workspace, ports, clusters, console).show(Duration.between(began, Instant.now()));
            if (options.demo()) {
                new DemoTraffic(client, console).start();
            }
            new CountDownLatch(1).await();
        } catch (PlatformException e) {
            console.line("");
            console.line("\u2717 " + e.getMessage());
            exitCode.set(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return exitCode.get();
    }

    private Journal journal(Ports ports, List<Cluster> clusters) {
        return Journal.begin(
                workspace.state(),
                options.portBase(),
                Build.fingerprint(workspace),
                Cluster.ports(clusters),
                Instance.ports(Instance.all(ports, options.instances()), ports));
    }

    private int showTheOther() {
        PlatformState state = Journal.read(workspace.state())
                .orElseThrow(() -> new PlatformException("Another ./platform works on " + workspace.data() + "."));
        console.line("Waybill %s already, as process %d."
                .formatted(state.ready() ? "runs" : "starts", state.supervisor().pid()));
        new Welcome(workspace, new Ports(state.portBase()), Cluster.all(state.clusters()), console).addresses();
        if (!state.build().equals(Build.fingerprint(workspace))) {
            console.warn("The jars are newer than what runs: ./platform down, then ./platform up.");
        }
        return 0;
    }

    private void stopOrphans() {
        Journal.read(workspace.state())
                .ifPresent(left -> new OrphanedProcesses(left).stop(console, Infrastructure::isNamed));
    }

    /** On Ctrl-C, on {@code down}, and after a failure. */
    private AtomicInteger stopAtEnd(PlatformRun run) {
        AtomicInteger exitCode = new AtomicInteger();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            console.line("");
                            console.line("Waybill stops");
                            run.stop();
                            // Else the code would be that of the signal.
                            Runtime.getRuntime().halt(exitCode.get());
                        },
                        "stop"));
        return exitCode;
    }
}
