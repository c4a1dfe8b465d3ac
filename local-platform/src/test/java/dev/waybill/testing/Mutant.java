package dev.waybill.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A patch that breaks one promise.
 *
 * @param name of its file
 * @param lines of its file
 */
public record Mutant(String name, List<String> lines) {

    private static final String OLD_FILE = "--- a/";

    /** Those of a directory, by name. */
    public static List<Mutant> in(Path directory) throws IOException {
        List<Mutant> mutants = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                if (file.toString().endsWith(".patch")) {
                    mutants.add(new Mutant(String.valueOf(file.getFileName()), Files.readAllLines(file)));
                }
            }
        }
        return mutants;
    }

    /** What it says of itself: the rest of the line {@code field: …}. */
    public String said(String field) {
        String prefix = field + ": ";
        return lines.stream()
                .filter(line -> line.startsWith(prefix))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " does not say its " + field))
                .substring(prefix.length());
    }

    /** What must stand in each file, hunk by hunk: the lines that stay and those that go. */
    public Map<String, List<String>> hunks() {
        Map<String, List<String>> files = new LinkedHashMap<>();
        List<String> hunks = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith(OLD_FILE)) {
                hunks = new ArrayList<>();
                files.put(line.substring(OLD_FILE.length()), hunks);
            } else if (line.startsWith("@@")) {
                hunks.add("");
            } else if (!hunks.isEmpty() && !line.startsWith("+")) {
                hunks.add(hunks.removeLast() + line.substring(Math.min(1, line.length())) + "\n");
            }
        }
        return files;
    }

    @Override
    public String toString() {
        return name;
    }
}
