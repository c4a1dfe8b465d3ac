package dev.waybill.platform.access;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A short-lived token in a file, for a scraper that reads the file with each scrape. */
final class MetricsToken {

    private static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final Duration RENEWED_EVERY = LIFETIME.dividedBy(3);

    private final Path directory;
    private final Path file;

    MetricsToken(Path directory, Path file) {
        this.directory = directory;
        this.file = file;
    }

    void renew(Instant now) throws IOException {
        AccessToken token = new AccessToken("prometheus", List.of("metrics"), LIFETIME);
        PrivateFile.write(file, token.signedWith(SigningKeys.existingIn(directory), now));
    }

    /** Until the thread is interrupted, or the process ended. */
    void keepFresh() throws IOException {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                renew(Instant.now());
                Thread.sleep(RENEWED_EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
