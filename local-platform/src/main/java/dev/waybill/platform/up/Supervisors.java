package dev.waybill.platform.up;

import dev.waybill.platform.Console;
import dev.waybill.platform.PlatformException;
import dev.waybill.platform.process.Backoff;
import dev.waybill.platform.process.Child;
import dev.waybill.platform.process.Holds;
import dev.waybill.platform.process.Journal;
import dev.waybill.platform.process.Supervisor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** All that the platform keeps running. */
final class Supervisors {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final Journal journal;
    private final Console console;
    private final Holds holds;
    private final Duration longestWait;
    private final List<Guarded> guarded = new ArrayList<>();
    private boolean stopped;

    Supervisors(Journal journal, Console console, Holds holds, Duration longestWait) {
        this.journal = journal;
        this.console = console;
        this.holds = holds;
        this.longestWait = longestWait;
    }

    /** Starts a child; {@code label} is what the console calls it. */
    synchronized void start(Stage stage, Child child, String label) {
        if (stopped) {
            throw new PlatformException("The platform was stopped while it started.");
        }
        Supervisor supervisor =
                new Supervisor(child, journal, console, new Backoff(longestWait), () -> holds.contains(child.name()));
        CompletableFuture<Void> ready = supervisor.start().thenAccept(since -> console.done(label, since));
        guarded.add(new Guarded(stage, supervisor, ready));
    }

    /** Waits until all children of these stages are ready. */
    void awaitReady(Stage... stages) {
        Instant began = Instant.now();
        Instant lastWord = began;
        for (List<String> pending = pending(stages); !pending.isEmpty(); pending = pending(stages)) {
            Instant now = Instant.now();
            String waiting = "waiting for %s (%d s)"
                    .formatted(
                            String.join(", ", pending),
                            Duration.between(began, now).toSeconds());
            if (now.isAfter(began.plus(PATIENCE))) {
                throw new PlatformException("%s: not ready after %d minutes; see ./platform logs %s"
                        .formatted(String.join(", ", pending), PATIENCE.toMinutes(), pending.getFirst()));
            }
            console.status(waiting);
            if (!console.isTerminal() && now.isAfter(lastWord.plus(SILENCE))) {
                console.step(waiting);
                lastWord = now;
            }
            pause();
        }
        console.status("");
    }

    private synchronized List<String> pending(Stage... stages) {
        List<String> pending = new ArrayList<>();
        for (Guarded one : guarded) {
            if (Arrays.asList(stages).contains(one.stage()) && !isReady(one)) {
                pending.add(one.supervisor().name());
            }
        }
        return pending;
    }

    private static boolean isReady(Guarded one) {
        try {
            return one.ready().isDone() && one.ready().join() == null;
        } catch (CompletionException e) {
            throw e.getCause() instanceof PlatformException told ? told : e;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("Interrupted while the platform started", e);
        }
    }

    /** Stops stage after stage, the children of one stage all at once. */
    void stop() {
        List<Guarded> all = all();
        console.status("");
        for (Stage stage : Arrays.asList(Stage.values()).reversed()) {
            Instant began = Instant.now();
            List<Guarded> these =
                    all.stream().filter(one -> one.stage() == stage).toList();
            these.parallelStream().forEach(one -> one.supervisor().stop());
            if (!these.isEmpty()) {
                console.done(
                        these.stream().map(one -> one.supervisor().name()).collect(Collectors.joining(", "))
                                + " stopped",
                        began);
            }
        }
    }

    private synchronized List<Guarded> all() {
        stopped = true;
        return List.copyOf(guarded);
    }

    private record Guarded(Stage stage, Supervisor supervisor, CompletableFuture<Void> ready) {}
}
