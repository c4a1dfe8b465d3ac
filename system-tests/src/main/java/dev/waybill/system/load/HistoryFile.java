package dev.waybill.system.load;

import dev.waybill.checker.evidence.Invocation;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Every invocation, one in each line, in the order in which they ended. Nothing in it is ever changed. */
final class HistoryFile implements AutoCloseable {

    private final BufferedWriter writer;
    private final List<Invocation> invocations = new ArrayList<>();

    HistoryFile(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            this.writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void append(Invocation invocation) {
        try {
            writer.write(JsonMapper.shared().writeValueAsString(invocation));
            writer.newLine();
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        invocations.add(invocation);
    }

    synchronized List<Invocation> invocations() {
        return List.copyOf(invocations);
    }

    @Override
    public synchronized void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
