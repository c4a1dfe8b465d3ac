package dev.waybill.platform.up;

import dev.waybill.platform.Console;
import dev.waybill.platform.PlatformException;
import dev.waybill.platform.Workspace;
import dev.waybill.platform.process.Journal;
import dev.waybill.platform.process.OrphanedProcesses;
import dev.waybill.platform.process.PlatformLock;
import dev.waybill.platform.topology.Infrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Scanner;
import java.util.stream.Stream;

/** The command {@code reset}: deletes the data, after a confirmation. */
public record Reset(Workspace workspace, Console console) {

    public int run(boolean yes) {
        if (PlatformLock.isHeld(workspace.lock())) {
            throw new PlatformException("Waybill runs: ./platform down first.");
        }
        if (!workspace.hasData()) {
            return nothingToDelete();
        }
        if (!yes && !confirmed()) {
            console.line("Nothing was deleted.");
            return 1;
        }
        Journal.read(workspace.state())
                .ifPresent(left -> new OrphanedProcesses(left).stop(console, Infrastructure::isNamed));
        workspace.deleteData();
        console.line("The data in %s is deleted.".formatted(workspace.data()));
        return 0;
    }

    /** A directory of something else is an error: a mistyped one must not look like success. */
    private int nothingToDelete() {
        if (isEmpty(workspace.data())) {
            console.line("There is no data in %s.".formatted(workspace.data()));
            return 0;
        }
        throw new PlatformException(
                "%s has no data of Waybill: nothing was deleted. Name the directory with --data-dir."
                        .formatted(workspace.data()));
    }

    private static boolean isEmpty(Path directory) {
        if (!Files.isDirectory(directory)) {
            return !Files.exists(directory);
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean confirmed() {
        if (!Console.isInteractive()) {
            throw new PlatformException("reset deletes all data: without a terminal it wants --yes.");
        }
        console.line("Delete all orders, events, passwords and logs in %s? [y/N]".formatted(workspace.data()));
        String answer = new Scanner(System.in, StandardCharsets.UTF_8).nextLine();
        return answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }
}
