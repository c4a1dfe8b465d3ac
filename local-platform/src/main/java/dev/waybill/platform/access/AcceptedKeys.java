package dev.waybill.platform.access;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The public halves of all keys whose tokens may still count, each with the time at which the last of its tokens expires; as a
 * file of properties: {@code kid = expiry modulus exponent}.
 */
final class AcceptedKeys {

    private record Key(Instant lastExpiry, String modulus, String exponent) {

        String jwk(String kid) {
            return "{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"}"
                    .formatted(kid, modulus, exponent);
        }
    }

    private final Map<String, Key> keys = new TreeMap<>();

    static AcceptedKeys read(Path file) throws IOException {
        AcceptedKeys accepted = new AcceptedKeys();
        if (Files.exists(file)) {
            Properties lines = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                lines.load(reader);
            }
            for (String kid : lines.stringPropertyNames()) {
                String[] parts = lines.getProperty(kid).split(" ", -1);
                accepted.keys.put(kid, new Key(Instant.ofEpochSecond(Long.parseLong(parts[0])), parts[1], parts[2]));
            }
        }
        return accepted;
    }

    void write(Path file) throws IOException {
        StringWriter text = new StringWriter();
        keys.forEach((kid, key) -> text.write(
                "%s=%d %s %s\n".formatted(kid, key.lastExpiry().getEpochSecond(), key.modulus(), key.exponent())));
        PrivateFile.write(file, text.toString());
    }

    /** As a JWK set (RFC 7517). */
    String jwkSet() {
        return keys.entrySet().stream()
                .map(key -> key.getValue().jwk(key.getKey()))
                .collect(Collectors.joining(",\n ", "{\"keys\":[\n ", "\n]}\n"));
    }

    boolean has(SigningKey key) {
        return keys.containsKey(key.kid());
    }

    /** When the last of this key's tokens expires; the epoch if it never signed one. */
    Instant lastExpiry(SigningKey key) {
        Key known = keys.get(key.kid());
        return known == null ? Instant.EPOCH : known.lastExpiry();
    }

    void accept(SigningKey key, Instant lastExpiry) {
        keys.put(key.kid(), new Key(lastExpiry, key.modulus(), key.exponent()));
    }

    /** Whether something went: the keys, but for this one, whose last token has expired. */
    boolean dropExpired(SigningKey current, Instant now) {
        return keys.entrySet()
                .removeIf(key -> !key.getKey().equals(current.kid())
                        && key.getValue().lastExpiry().isBefore(now));
    }
}
