package dev.waybill.platform.running;

import dev.waybill.platform.Console;
import dev.waybill.platform.PlatformException;
import dev.waybill.platform.Workspace;
import dev.waybill.platform.process.LogFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command {@code logs}: the end of what a process wrote, and what it goes on writing. */
public record Logs(Workspace workspace, Console console) {

    private static final int LINES = 100;

    public int run(String name, boolean follow) {
        Path log = workspace.log(name);
        if (!Files.exists(log)) {
            throw new PlatformException("There is no log called %s; there are: %s.".formatted(name, names()));
        }
        try {
            LogFile.lastLines(log, LINES).forEach(console::line);
            if (follow) {
                follow(log);
            }
        } catch (IOException e) {
            throw new PlatformException("%s cannot be read: %s".formatted(log, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private String names() {
        Path directory = workspace.data().resolve("logs");
        try (Stream<Path> logs = Files.list(directory)) {
            return logs.map(log -> log.getFileName().toString())
                    .filter(file -> file.endsWith(".log"))
                    .map(file -> file.substring(0, file.length() - ".log".length()))
                    .sorted()
                    .collect(Collectors.joining(", "));
        } catch (IOException e) {
            return "none yet";
        }
    }

    private static void follow(Path log) throws IOException, InterruptedException {
        long position = Files.size(log);
        while (true) {
            long size = Files.exists(log) ? Files.size(log) : 0;
            if (size < position) {
                position = 0;
            }
            if (size > position) {
                position += print(log, position, size);
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static long print(Path log, long from, long to) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.min(to - from, 1024 * 1024)];
            file.seek(from);
            file.readFully(bytes);
            System.out.print(new String(bytes, StandardCharsets.UTF_8));
            System.out.flush();
            return bytes.length;
        }
    }
}
