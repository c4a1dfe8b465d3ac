package dev.waybill.platform.access;

import dev.waybill.platform.PlatformException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The keys of this installation: tokens are signed with one of them, and the services accept those of the key set. A key that
 * was replaced stays in the set until the last token that it signed has expired.
 */
public final class SigningKeys {

    /** What a rotation did. */
    public record Rotation(String newKey, String oldKey, Instant oldKeyAcceptedUntil) {

        /** For people. */
        public String inWords() {
            return "Tokens are signed with the key %s from now on; those of %s count until they expire, the last one at %s."
                    .formatted(newKey, oldKey, oldKeyAcceptedUntil);
        }
    }

    /** Brings a key set to those who check tokens, if they read another file than {@link #keySet}. */
    @FunctionalInterface
    public interface Publication {
        void publish(SigningKeys keys) throws IOException;
    }

    private static final Duration LONGEST_OF_EARLIER_VERSIONS = Duration.ofDays(365);
    private static final Object ONE_THREAD = new Object();

    private final Path directory;

    private SigningKeys(Path directory) {
        this.directory = directory;
    }

    /** The keys in {@code directory}, made if there are none. */
    public static SigningKeys in(Path directory) {
        SigningKeys keys = new SigningKeys(directory);
        keys.alone(() -> {
            if (!Files.exists(keys.privateKey())) {
                keys.replaceKey(_ -> {});
            } else {
                keys.publish(Instant.now());
            }
            return keys;
        });
        return keys;
    }

    /**
     * The keys that are in {@code directory}.
     *
     * @throws PlatformException if there are none: no service would know a key that was made just now
     */
    public static SigningKeys existingIn(Path directory) {
        SigningKeys keys = new SigningKeys(directory);
        if (!Files.exists(keys.privateKey())) {
            throw new PlatformException(
                    "There are no signing keys in %s: start the platform first, or name its directory."
                            .formatted(directory));
        }
        return keys;
    }

    /** The file with the public keys whose tokens count: a JWK set (RFC 7517), replaced as a whole. */
    public Path keySet() {
        return directory.resolve("jwks.json");
    }

    /** Signs with a new key from now on. It is published before the first token is signed with it. */
    public Rotation rotate(Instant now, Publication publication) {
        return alone(() -> {
            publish(now);
            SigningKey old = SigningKey.read(privateKey());
            Instant lastExpiry = AcceptedKeys.read(accepted()).lastExpiry(old);
            return new Rotation(replaceKey(publication).kid(), old.kid(), lastExpiry);
        });
    }

    /** The key for a token that expires then. */
    SigningKey signing(Instant expiry) {
        return alone(() -> {
            SigningKey key = SigningKey.read(privateKey());
            AcceptedKeys accepted = AcceptedKeys.read(accepted());
            if (!accepted.has(key) || accepted.lastExpiry(key).isBefore(expiry)) {
                accepted.accept(key, expiry.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS));
                store(accepted);
            }
            return key;
        });
    }

    private SigningKey replaceKey(Publication publication) throws IOException {
        SigningKey fresh = SigningKey.generate();
        AcceptedKeys accepted = AcceptedKeys.read(accepted());
        accepted.accept(fresh, Instant.EPOCH);
        store(accepted);
        publication.publish(this);
        fresh.write(privateKey());
        return fresh;
    }

    /** Brings the key set up to date; the keys of an earlier version had none, and nothing noted what they signed. */
    private void publish(Instant now) throws IOException {
        SigningKey current = SigningKey.read(privateKey());
        AcceptedKeys accepted = AcceptedKeys.read(accepted());
        boolean changed = accepted.dropExpired(current, now);
        if (!accepted.has(current)) {
            accepted.accept(current, now.plus(LONGEST_OF_EARLIER_VERSIONS));
            changed = true;
        }
        if (changed || !Files.exists(keySet())) {
            store(accepted);
        }
    }

    private void store(AcceptedKeys keys) throws IOException {
        keys.write(accepted());
        PrivateFile.write(keySet(), keys.jwkSet());
    }

    private Path privateKey() {
        return directory.resolve("private.pem");
    }

    private Path accepted() {
        return directory.resolve("accepted.properties");
    }

    @FunctionalInterface
    private interface Change<T> {
        T make() throws IOException;
    }

    /** Two commands at once would overwrite what the other noted. */
    private <T> T alone(Change<T> change) {
        synchronized (ONE_THREAD) {
            try {
                Files.createDirectories(directory);
                try (FileChannel file = FileChannel.open(
                                directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock _ = file.lock()) {
                    return change.make();
                }
            } catch (IOException e) {
                throw new PlatformException("No signing keys can be made in " + directory + ": " + e.getMessage(), e);
            }
        }
    }
}
