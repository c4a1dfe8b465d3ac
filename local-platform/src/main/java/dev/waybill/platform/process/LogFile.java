package dev.waybill.platform.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What a process wrote. */
public final class LogFile {

    private static final int TAIL = 256 * 1024;
    private static final Pattern TELLING = Pattern.compile("(?i)\\b(error|exception|fatal|refused|denied|failed)\\b");

    /** What Flyway says when the tables are not those that its migrations make. */
    private static final Pattern OTHER_TABLES =
            Pattern.compile("Migration checksum mismatch|Detected (applied|resolved) migration not");

    private LogFile() {}

    /** The last {@code count} lines. */
    public static List<String> lastLines(Path log, int count) throws IOException {
        List<String> lines = tail(log).lines().toList();
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    /** The last line about an error, shortened; instead of it what to do, where that is known. */
    static String lastError(Path log) {
        try {
            List<String> lines = lastLines(log, 400);
            if (lines.stream().anyMatch(line -> OTHER_TABLES.matcher(line).find())) {
                return "another build made its tables: ./platform reset removes the data, --data-dir begins elsewhere";
            }
            String line = lines.reversed().stream()
                    .filter(text ->
                            TELLING.matcher(text).find() && !text.stripLeading().startsWith("at "))
                    .findFirst()
                    .orElse("it ended without a word")
                    .strip();
            return line.length() > 300 ? line.substring(0, 300) + "\u2026" : line;
        } catch (IOException e) {
            return "it left no log";
        }
    }

    private static String tail(Path log) throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long start = Math.max(0, file.length() - TAIL);
            byte[] bytes = new byte[(int) (file.length() - start)];
            file.seek(start);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
