package dev.waybill.walls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sources of all modules; nothing else of the working tree, where other things come and go. */
final class Sources {

    static final Path ALL_MODULES = Path.of("..");

    private Sources() {}

    /** The files below a directory of each module ({@code src/main/java}) whose names end like this, sorted. */
    static List<Path> below(String root, String suffix) throws IOException {
        try (Stream<Path> modules = Files.list(ALL_MODULES)) {
            return modules.map(module -> module.resolve(root))
                    .filter(Files::isDirectory)
                    .flatMap(Sources::walk)
                    .filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    private static Stream<Path> walk(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
