package dev.waybill.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:10:00Z");

    @TempDir
    private Path directory;

    @Test
    void acceptsAnOldKeyUntilItsLastTokenHasExpired() throws Exception {
        SigningKeys keys = SigningKeys.in(directory);
        String shorter = token(keys, 1, NOW);
        String longest = token(keys, 24, NOW);
        String last = token(keys, 2, NOW);

        SigningKeys.Rotation rotation = keys.rotate(NOW, _ -> {});

        assertThat(rotation.oldKeyAcceptedUntil()).isEqualTo(Instant.parse("2026-11-24T13:00:00Z"));
        assertThat(List.of(accepts(keys, shorter), accepts(keys, longest), accepts(keys, last)))
                .containsOnly(true);

        keys.rotate(NOW.plus(Duration.ofHours(24)), _ -> {});
        assertThat(accepts(keys, longest)).isTrue();

        keys.rotate(NOW.plus(Duration.ofHours(26)), _ -> {});
        assertThat(accepts(keys, longest)).isFalse();
        assertThat(new Verifier(keys.keySet()).kids())
                .as("the new one, and the one that it replaced")
                .hasSize(2);
    }

    @Test
    void signsWithTheNewKeyOnceItIsPublished() throws Exception {
        SigningKeys keys = SigningKeys.in(directory);
        String old = token(keys, 1, NOW);
        Path copy = directory.resolve("copy.json");
        List<String> signers = new ArrayList<>();

        SigningKeys.Rotation rotation = keys.rotate(NOW, set -> {
            Files.copy(set.keySet(), copy);
            signers.add(SigningKey.read(directory.resolve("private.pem")).kid());
        });

        String fresh = token(keys, 1, NOW);
        assertThat(signers).containsExactly(rotation.oldKey());
        assertThat(kid(old)).isEqualTo(rotation.oldKey());
        assertThat(kid(fresh)).isEqualTo(rotation.newKey());
        assertThat(new Verifier(copy).accepts(fresh)).isTrue();
    }

    @Test
    void keepsTheKeyOfAnEarlierVersionForAYear() throws Exception {
        SigningKey earlier = SigningKey.generate();
        earlier.write(directory.resolve("private.pem"));

        SigningKeys keys = SigningKeys.in(directory);
        SigningKeys.Rotation rotation = keys.rotate(Instant.now(), _ -> {});

        assertThat(rotation.oldKey()).isEqualTo(earlier.kid());
        assertThat(rotation.oldKeyAcceptedUntil()).isAfter(Instant.now().plus(Duration.ofDays(364)));
        assertThat(new Verifier(keys.keySet()).kids()).contains(earlier.kid(), rotation.newKey());
    }

    @Test
    void losesNoExpiryWhenManySignAtOnce() throws Exception {
        SigningKeys keys = SigningKeys.in(directory);

        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> signing = new ArrayList<>();
            for (int hours = 1; hours <= 20; hours++) {
                int lifetime = hours;
                signing.add(() -> token(SigningKeys.existingIn(directory), lifetime, NOW));
            }
            for (var token : people.invokeAll(signing)) {
                assertThat(accepts(keys, token.get())).isTrue();
            }
        }
        assertThat(keys.rotate(NOW, _ -> {}).oldKeyAcceptedUntil()).isEqualTo(Instant.parse("2026-11-24T09:00:00Z"));
    }

    private static boolean accepts(SigningKeys keys, String token) throws Exception {
        return new Verifier(keys.keySet()).accepts(token);
    }

    private static String kid(String token) {
        return Verifier.decoded(token, 0).path("kid").asString();
    }

    private static String token(SigningKeys keys, int hours, Instant now) {
        return new AccessToken("ann", List.of("customer"), Duration.ofHours(hours)).signedWith(keys, now);
    }
}
