package dev.waybill.platform.startup;

import dev.waybill.platform.Console;
import dev.waybill.platform.process.JvmChild;
import dev.waybill.platform.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** A run of a program that ends as soon as the program is ready, and leaves a start-up cache. */
public record Training(JvmChild child, StartupCache cache, Console console) {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** Trains; a failure costs time at each start and nothing else. */
    public void run() {
        Instant began = Instant.now();
        try {
            Path fresh = cache.directory().resolve("training.aot");
            Files.deleteIfExists(fresh);
            ProcessHandle process =
                    child.logging(log()).with("-XX:AOTCacheOutput=" + fresh).launch();
            try {
                awaitReady(process);
                process.destroy();
                Processes.endsWithin(process, PATIENCE);
            } finally {
                process.destroyForcibly();
            }
            Files.move(fresh, cache.file(), StandardCopyOption.ATOMIC_MOVE);
            console.done(child.name() + " has a start-up cache", began);
        } catch (IOException | RuntimeException e) {
            console.warn("%s has no start-up cache and will start more slowly (see %s)".formatted(child.name(), log()));
        }
    }

    private Path log() {
        return child.log().resolveSibling("training-" + child.name() + ".log");
    }

    private void awaitReady(ProcessHandle process) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!child.isReady()) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(child.name() + " does not become ready");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
