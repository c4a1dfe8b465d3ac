package dev.waybill.platform.process;

import static java.util.stream.Collectors.toMap;

import dev.waybill.platform.PlatformException;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which processes stay stopped while their platform runs on: a file for each in this directory, so that another process can
 * decide it.
 */
public record Holds(Path directory) {

    /** The same directory without what was held under an earlier platform. */
    public static Holds noneIn(Path directory) {
        try {
            Files.createDirectories(directory);
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            return new Holds(directory);
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
    }

    public boolean contains(String name) {
        return Files.exists(directory.resolve(name));
    }

    /** Its supervisor stops the process, and starts it when the hold is gone. */
    public void add(String name) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(name), "");
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
    }

    /** Lets the process start, with these variables over its own until it is held again. */
    public void remove(String name, Map<String, String> environment) {
        Properties variables = new Properties();
        variables.putAll(environment);
        try {
            Files.createDirectories(directory);
            try (Writer writer = Files.newBufferedWriter(environmentOf(name))) {
                variables.store(writer, null);
            }
            Files.deleteIfExists(directory.resolve(name));
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
    }

    /** The variables with which the process was let start. */
    Map<String, String> environment(String name) {
        Path file = environmentOf(name);
        Properties variables = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                variables.load(reader);
            } catch (IOException e) {
                throw new PlatformException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
            }
        }
        return variables.stringPropertyNames().stream().collect(toMap(Function.identity(), variables::getProperty));
    }

    private Path environmentOf(String name) {
        return directory.resolve(name + ".environment");
    }

    private static PlatformException unwritable(Path directory, IOException cause) {
        return new PlatformException("%s cannot be written: %s".formatted(directory, cause.getMessage()), cause);
    }
}
