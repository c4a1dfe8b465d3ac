package dev.waybill.platform.process;

import dev.waybill.platform.Console;
import dev.waybill.platform.PlatformException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Keeps one child running: starts it, sees it become ready, and starts it again when it dies, with back-off. */
public final class Supervisor {

    private static final Duration PROBE_INTERVAL = Duration.ofMillis(200);
    private static final int ATTEMPTS_BEFORE_FIRST_SUCCESS = 3;

    private final Child child;
    private final Journal journal;
    private final Console console;
    private final CompletableFuture<Instant> firstReady = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> stopSignal = new CompletableFuture<>();
    private final Backoff backoff;
    private final BooleanSupplier held;
    private final Thread thread;

    /** Keeps the child running, but for the time in which it is held. */
    public Supervisor(Child child, Journal journal, Console console, Backoff backoff, BooleanSupplier held) {
        this.child = child;
        this.journal = journal;
        this.console = console;
        this.backoff = backoff;
        this.held = held;
        this.thread = new Thread(this::guard, "supervisor of " + child.name());
    }

    public String name() {
        return child.name();
    }

    /** Starts the child; the future ends when it is ready, or when it will not become so. */
    public CompletableFuture<Instant> start() {
        thread.setDaemon(true);
        thread.start();
        return firstReady;
    }

    /** Stops the child and does not start it again. */
    public void stop() {
        stopSignal.complete(null);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void guard() {
        while (isReleased()) {
            Life life = runOnce(Instant.now());
            if (isStopping()) {
                return;
            }
            if (held.getAsBoolean()) {
                console.step(child.name() + " is stopped");
                continue;
            }
            Duration wait = life.wasReady() ? backoff.afterDeathOfReady() : backoff.afterFailedStart();
            if (!firstReady.isDone() && backoff.failedStarts() >= ATTEMPTS_BEFORE_FIRST_SUCCESS) {
                firstReady.completeExceptionally(
                        new PlatformException("%s does not start: it %s; %s (./platform logs %s)"
                                .formatted(child.name(), life.end(), LogFile.lastError(child.log()), child.name())));
                return;
            }
            console.warn("%s %s; starting it again in %d s".formatted(child.name(), life.end(), wait.toSeconds()));
            if (isStoppingWithin(wait)) {
                return;
            }
        }
    }

    /** Waits while the child is held; false if the platform stops. */
    private boolean isReleased() {
        while (held.getAsBoolean()) {
            if (isStoppingWithin(PROBE_INTERVAL)) {
                return false;
            }
        }
        return !isStopping();
    }

    private Life runOnce(Instant started) {
        ProcessHandle current;
        try {
            current = child.launch();
        } catch (RuntimeException e) {
            return new Life(false, "cannot be started (" + e.getMessage() + ")");
        }
        journal.started(child.name(), current);
        boolean ready = becomesReady(current);
        if (ready && !firstReady.complete(started)) {
            console.done(child.name() + " is back", started);
        }
        awaitEnd(current);
        if (isEnding()) {
            child.stop(current);
        }
        journal.ended(child.name());
        return new Life(ready, "died");
    }

    private boolean becomesReady(ProcessHandle current) {
        while (current.isAlive() && !isEnding()) {
            if (child.isReady()) {
                return true;
            }
            if (isStoppingWithin(PROBE_INTERVAL)) {
                return false;
            }
        }
        return false;
    }

    private void awaitEnd(ProcessHandle current) {
        CompletableFuture<Object> end = CompletableFuture.anyOf(current.onExit(), stopSignal);
        while (!end.isDone() && !held.getAsBoolean()) {
            isDoneWithin(end, PROBE_INTERVAL);
        }
    }

    private boolean isEnding() {
        return isStopping() || held.getAsBoolean();
    }

    private boolean isStopping() {
        return stopSignal.isDone();
    }

    private boolean isStoppingWithin(Duration duration) {
        return isDoneWithin(stopSignal, duration);
    }

    private static boolean isDoneWithin(CompletableFuture<?> signal, Duration duration) {
        try {
            signal.get(duration.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** How one process of the child fared until it was gone. */
    private record Life(boolean wasReady, String end) {}
}
