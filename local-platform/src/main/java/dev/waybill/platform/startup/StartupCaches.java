package dev.waybill.platform.startup;

import dev.waybill.platform.Console;
import dev.waybill.platform.process.JvmChild;
import dev.waybill.platform.process.PlatformLock;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The start-up caches of all programs, shared by the platforms of one repository; one platform at a time makes them. */
public final class StartupCaches {

    /** A training run keeps about one core busy. */
    private static final int AT_ONCE = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);

    private final Path directory;
    private final boolean wanted;
    private final List<String> options;
    private final Console console;

    /**
     * Caches below this directory.
     *
     * @param options of the JVMs that use them
     */
    public StartupCaches(Path directory, boolean wanted, List<String> options, Console console) {
        this.directory = directory;
        this.wanted = wanted;
        this.options = List.copyOf(options);
        this.console = console;
    }

    /** The cache for a jar, trained or not. */
    public StartupCache of(String name, Path jar) {
        PlatformLock making = lock();
        try {
            return StartupCache.of(directory, name, jar, options);
        } finally {
            making.close();
        }
    }

    /** The child with its cache, after a training run if there was none. */
    public JvmChild trained(JvmChild child, StartupCache cache) {
        train(List.of(new Training(child, cache, console)));
        return cache.applyTo(child);
    }

    /** Runs those trainings whose caches are missing. */
    public void train(List<Training> trainings) {
        if (!wanted || isTrained(trainings)) {
            return;
        }
        console.once("training start-up caches, once for each build: they make every later start faster");
        PlatformLock making = lock();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Training> missing = trainings.stream()
                    .filter(training -> !training.cache().isTrained())
                    .toList();
            missing.forEach(training -> threads.execute(training::run));
        } finally {
            making.close();
        }
    }

    /** Whether there is nothing left to do. */
    public boolean isTrained(List<Training> trainings) {
        return !wanted
                || trainings.stream().allMatch(training -> training.cache().isTrained());
    }

    private PlatformLock lock() {
        return PlatformLock.lock(directory.resolve("lock"));
    }
}
