package dev.waybill.system.nemesis;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that takes whatever space is free. */
final class Ballast implements AutoCloseable {

    private static final int PIECE = 1024 * 1024;

    private final Path file;

    private Ballast(Path file) {
        this.file = file;
    }

    /** Takes nothing yet. */
    static Ballast on(Path directory) {
        return new Ballast(directory.resolve("ballast"));
    }

    /** Takes what is free now; what others give back later is taken by the next call. */
    void grow() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                channel.write(ByteBuffer.allocate(PIECE));
            }
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains(Disks.FULL)) {
                throw e;
            }
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
