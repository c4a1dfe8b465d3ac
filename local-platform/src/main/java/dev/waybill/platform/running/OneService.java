package dev.waybill.platform.running;

import dev.waybill.platform.Console;
import dev.waybill.platform.PlatformException;
import dev.waybill.platform.Workspace;
import dev.waybill.platform.process.Holds;
import dev.waybill.platform.process.Journal;
import dev.waybill.platform.process.PlatformLock;
import dev.waybill.platform.process.PlatformState;
import dev.waybill.platform.topology.Instance;
import dev.waybill.platform.topology.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The commands {@code stop} and {@code start}: of one service, or of one instance of it, while everything else runs on. */
public record OneService(Workspace workspace, Console console) {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** Stops it in good order; it stays stopped until it is started, or until the next {@code up}. */
    public int stop(String name) {
        Instant began = Instant.now();
        List<String> instances = instances(name);
        Holds holds = holds();
        instances.forEach(holds::add);
        await(
                name + " does not end",
                () -> instances.stream().noneMatch(instance -> state().running().containsKey(instance)));
        console.done(name + " stopped", began);
        return 0;
    }

    /** Starts what was stopped, with these variables over its own, and returns once it is ready. */
    public int start(String name, Map<String, String> environment) {
        Instant began = Instant.now();
        List<String> instances = instances(name);
        Holds holds = holds();
        instances.forEach(instance -> holds.remove(instance, environment));
        await(
                name + " does not become ready",
                () -> instances.stream().allMatch(instance -> Status.isUp(state(), instance)));
        console.done(name + " started", began);
        return 0;
    }

    /** What is called by this name: a service means all its instances. */
    private List<String> instances(String name) {
        if (!PlatformLock.isHeld(workspace.lock())) {
            throw new PlatformException("Waybill does not run: ./platform up starts all of it.");
        }
        List<String> all = List.copyOf(state().instances().keySet());
        List<String> meant = Service.names().contains(name)
                ? all.stream()
                        .filter(instance -> Instance.serviceOf(instance).equals(name))
                        .toList()
                : all.stream().filter(name::equals).toList();
        if (meant.isEmpty()) {
            throw new PlatformException(
                    "%s cannot be stopped or started alone; these can: %s.".formatted(name, String.join(", ", all)));
        }
        return meant;
    }

    private Holds holds() {
        return new Holds(workspace.holds());
    }

    private PlatformState state() {
        return Journal.read(workspace.state()).orElseThrow(() -> new PlatformException("Waybill does not run."));
    }

    private void await(String otherwise, BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new PlatformException("%s within %d minutes: see ./platform status and ./platform logs."
                        .formatted(otherwise, PATIENCE.toMinutes()));
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("Interrupted", e);
        }
    }
}
