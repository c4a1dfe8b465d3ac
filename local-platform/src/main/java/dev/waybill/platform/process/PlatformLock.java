package dev.waybill.platform.process;

import dev.waybill.platform.PlatformException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Held by the platform that runs on a data directory; the operating system frees it when its holder is killed. */
public final class PlatformLock implements AutoCloseable {

    private final FileChannel channel;

    private PlatformLock(FileChannel channel) {
        this.channel = channel;
    }

    /** The lock, unless another holds it. */
    public static Optional<PlatformLock> tryLock(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new PlatformLock(channel));
        } catch (IOException e) {
            throw new PlatformException("%s cannot be locked: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** Waits until the lock is free. */
    public static PlatformLock lock(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            return new PlatformLock(channel);
        } catch (IOException e) {
            throw new PlatformException("%s cannot be locked: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** Whether a platform holds it. */
    public static boolean isHeld(Path file) {
        if (!Files.exists(file)) {
            return false;
        }
        Optional<PlatformLock> lock = tryLock(file);
        lock.ifPresent(PlatformLock::close);
        return lock.isEmpty();
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new PlatformException("A lock cannot be freed: " + e.getMessage(), e);
        }
    }
}
