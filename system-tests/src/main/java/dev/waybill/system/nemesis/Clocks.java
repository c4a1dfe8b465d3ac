package dev.waybill.system.nemesis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The time of day that single processes see: a library between them and the system adds what a file says. What they
 * measure durations with is left alone, as it is when a machine's clock is set.
 */
public final class Clocks {

    /** Its sister for several threads asks at fifty times the price; the JVM does well with this one. */
    private static final String LIBRARY = "libfaketime.so.1";

    /** What Debian's has by default ends each wait of a JVM's thread at once, and whoever waits in turns burns a core. */
    private static final String NO_CORRECTION_OF_WAITS = "0";

    private static final List<Path> PLACES =
            List.of(Path.of("/usr/lib"), Path.of("/usr/lib64"), Path.of("/usr/local/lib"));

    private final Map<String, Path> files;
    private final String library;
    private final String whyNot;

    private Clocks(Map<String, Path> files, String library, String whyNot) {
        this.files = files;
        this.library = library;
        this.whyNot = whyNot;
    }

    /** Clocks that cannot be set. */
    static Clocks none(String whyNot) {
        return new Clocks(Map.of(), "", whyNot);
    }

    /** A clock for each of these processes, ruled by a file in this directory; none where the library is not installed. */
    static Clocks of(List<String> instances, Path directory) {
        return library()
                .map(library -> of(instances, directory, library))
                .orElseGet(() -> none("there is no " + LIBRARY + ": apt-get install libfaketime"));
    }

    private static Clocks of(List<String> instances, Path directory, Path library) {
        Map<String, Path> files = new LinkedHashMap<>();
        instances.forEach(it -> files.put(it, directory.resolve(it)));
        Clocks clocks = new Clocks(files, library.toString(), "");
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.values().forEach(file -> write(file, Duration.ZERO));
        return clocks;
    }

    private static Optional<Path> library() {
        return PLACES.stream()
                .flatMap(Clocks::andItsDirectories)
                .map(it -> it.resolve("faketime").resolve(LIBRARY))
                .filter(Files::exists)
                .findFirst();
    }

    private static Stream<Path> andItsDirectories(Path place) {
        try (Stream<Path> children = Files.list(place)) {
            return Stream.concat(Stream.of(place), children.toList().stream());
        } catch (IOException e) {
            return Stream.of();
        }
    }

    /** Options of {@code ./platform up}. The first instance is called like its service, so it comes first. */
    List<String> options() {
        List<String> options = new ArrayList<>();
        files.forEach((instance, file) -> {
            set(options, instance, "LD_PRELOAD", library);
            set(options, instance, "FAKETIME_TIMESTAMP_FILE", file.toString());
            set(options, instance, "FAKETIME_CACHE_DURATION", "1");
            set(options, instance, "FAKETIME_DONT_FAKE_MONOTONIC", "1");
            set(options, instance, "FAKETIME_FORCE_MONOTONIC_FIX", NO_CORRECTION_OF_WAITS);
        });
        return options;
    }

    private static void set(List<String> options, String instance, String name, String value) {
        options.addAll(List.of("--env", instance + ":" + name + "=" + value));
    }

    /** Sets the clock of a process so far from the right time; it is seen within a second. */
    void set(String instance, Duration offset) throws Fault.Impossible {
        Path file = files.get(instance);
        if (file == null) {
            throw new Fault.Impossible("the clock of %s cannot be set: %s".formatted(instance, whyNot));
        }
        write(file, offset);
    }

    /** In one step, as it is read at any time. */
    private static void write(Path file, Duration offset) {
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, "%+d".formatted(offset.toSeconds()));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
