package dev.waybill.system.nemesis;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/** A program that waits once, and says in milliseconds for how long it did. */
final class Sleep {

    static final Duration WANTED = Duration.ofMillis(500);

    private Sleep() {}

    public static void main(String[] arguments) {
        long began = System.nanoTime();
        LockSupport.parkNanos(WANTED.toNanos());
        System.out.println(Duration.ofNanos(System.nanoTime() - began).toMillis());
    }

    /** What it says with this clock. */
    static Duration taken(Clocks clocks, String instance) throws IOException {
        String java = Path.of(property("java.home"), "bin", "java").toString();
        String answer =
                ClocksTest.answer(instance, clocks, java, "-cp", property("java.class.path"), Sleep.class.getName());
        return Duration.ofMillis(Long.parseLong(answer));
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), name);
    }
}
