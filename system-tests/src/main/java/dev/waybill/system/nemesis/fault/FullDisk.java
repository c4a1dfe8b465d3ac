package dev.waybill.system.nemesis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** Not a byte is left where a process keeps its data: until it has noticed, and for a while after. */
record FullDisk(String target, Duration length) implements Fault {

    private static final Duration NOTICED = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    @Override
    public int inject(FaultContext context) throws Impossible, IOException {
        Path log = context.processes().log(target);
        long before = Files.size(log);
        try (Ballast ballast = context.disks().fill(target)) {
            Instant patience = Instant.now().plus(NOTICED);
            do {
                ballast.grow();
                if (Instant.now().isAfter(patience)) {
                    throw new IllegalStateException(target + " did not notice that its disk was full");
                }
                FaultContext.pass(BETWEEN_LOOKS);
            } while (!complains(log, before));
            Instant end = Instant.now().plus(length);
            while (Instant.now().isBefore(end)) {
                ballast.grow();
                FaultContext.pass(BETWEEN_LOOKS);
            }
        }
        return 0;
    }

    private static boolean complains(Path log, long since) throws IOException {
        byte[] all = Files.readAllBytes(log);
        int from = (int) Math.min(since, all.length);
        return new String(Arrays.copyOfRange(all, from, all.length), StandardCharsets.UTF_8).contains(Disks.FULL);
    }

    @Override
    public String toString() {
        return "%s for %d s".formatted(target, length.toSeconds());
    }
}
