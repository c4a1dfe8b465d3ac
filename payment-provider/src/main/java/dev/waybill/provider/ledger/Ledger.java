package dev.waybill.provider.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;

/**
 * The append-only file of what was answered. Appends are forced to the disk in groups: all that wait share one fsync. A
 * last line that a crash cut short was never answered, so opening removes it.
 */
public final class Ledger implements AutoCloseable {

    /** Where a record stands in the file. */
    public record Position(long offset, int length) {}

    private record Append(ByteBuffer line, CompletableFuture<Position> done) {}

    private final Path path;
    private final LedgerFormat format = new LedgerFormat();
    private final FileChannel file;
    private final BlockingQueue<Append> waiting = new LinkedBlockingQueue<>();
    private final Append stop = new Append(ByteBuffer.allocate(0), new CompletableFuture<>());
    private final Thread writer;
    private volatile long end;

    public Ledger(Path directory, BiConsumer<LedgerRecord, Position> known) throws IOException {
        Files.createDirectories(directory);
        this.path = directory.resolve("ledger.jsonl");
        this.file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (file.tryLock() == null) {
            throw new IOException("another process uses " + path);
        }
        this.end = format.read(path, file.size(), known);
        file.truncate(end);
        file.force(true);
        this.writer = Thread.ofPlatform().name("ledger").daemon().start(this::writeGroups);
    }

    /** Completes once the record is on the disk. */
    public CompletableFuture<Position> append(LedgerRecord entry) {
        Append append = new Append(ByteBuffer.wrap(format.line(entry)), new CompletableFuture<>());
        waiting.add(append);
        return append.done();
    }

    public LedgerRecord read(Position position) {
        ByteBuffer line = ByteBuffer.allocate(position.length());
        try {
            int read = 0;
            while (line.hasRemaining() && read >= 0) {
                read = file.read(line, position.offset() + line.position());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return format.parse(new String(line.array(), UTF_8))
                .orElseThrow(() -> new IllegalStateException("the ledger is damaged at " + position));
    }

    /** Reads every record that is on the disk, in order. */
    public void readAll(BiConsumer<LedgerRecord, Position> reader) throws IOException {
        format.read(path, end, reader);
    }

    private void writeGroups() {
        List<Append> group = new ArrayList<>();
        while (!stop.done().isDone()) {
            group.clear();
            try {
                group.add(waiting.take());
                waiting.drainTo(group, 1000);
                writeGroup(group);
            } catch (InterruptedException | IOException e) {
                group.forEach(append -> append.done().completeExceptionally(e));
            }
        }
    }

    private void writeGroup(List<Append> group) throws IOException {
        ByteBuffer lines = ByteBuffer.allocate(
                group.stream().mapToInt(append -> append.line().remaining()).sum());
        group.forEach(append -> lines.put(append.line().duplicate()));
        lines.flip();
        long offset = end;
        while (lines.hasRemaining()) {
            file.write(lines, offset + lines.position());
        }
        file.force(false);
        end = offset + lines.limit();
        for (Append append : group) {
            append.done().complete(new Position(offset, append.line().remaining()));
            offset += append.line().remaining();
        }
    }

    @Override
    public void close() throws IOException {
        waiting.add(stop);
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        file.close();
    }
}
