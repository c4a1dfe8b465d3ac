package dev.waybill.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.platform.PlatformException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AccessTokenTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void namesEachRoleOnce() {
        List<String> roles = List.of("operator", "analyst", "operator");

        assertThat(new AccessToken("o", roles, Duration.ofHours(1)).roles()).containsExactly("operator", "analyst");
    }

    @Test
    void saysWhoItsHolderIsAndForHowLong() {
        String token = token(new AccessToken("customer-7", List.of("customer"), Duration.ofHours(1)));

        JsonNode claims = part(token, 1);
        assertThat(claims.path("sub").asString()).isEqualTo("customer-7");
        assertThat(claims.path("roles").path(0).asString()).isEqualTo("customer");
        assertThat(claims.path("iss").asString()).isEqualTo("http://localhost/waybill");
        assertThat(claims.path("aud").path(0).asString()).isEqualTo("waybill");
        assertThat(claims.path("exp").asLong()).isEqualTo(NOW.getEpochSecond() + 3600);
    }

    @Test
    void writesAnySubjectAsJson() {
        String subject = "a \"quoted\" \\ name żółw 🐢";

        String token = token(new AccessToken(subject, List.of("operator"), Duration.ofHours(1)));

        assertThat(part(token, 1).path("sub").asString()).isEqualTo(subject);
    }

    @Test
    void isSignedSoThatThePublicKeyConfirmsIt() throws Exception {
        String token = token(new AccessToken("someone", List.of("operator"), Duration.ofHours(1)));

        assertThat(part(token, 0).path("alg").asString()).isEqualTo("RS256");
        assertThat(new Verifier(directory.resolve("jwks.json")).accepts(token)).isTrue();
    }

    @Test
    void keepsThePrivateKeyToItsOwner() throws IOException {
        token(new AccessToken("someone", List.of("operator"), Duration.ofHours(1)));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("private.pem"))))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''  | operator          | 1  | The subject is empty: name one, as in --subject operator.",
                "' ' | operator          | 1  | The subject is empty: name one, as in --subject operator.",
                "ann | admin             | 1  | There is no role admin; there are customer, operator, analyst and metrics.",
                "ann | customer,operator | 1  | There is no role customer,operator; there are customer, operator, analyst and metrics.",
                "ann | operator          | 0  | The token would be over at once: give it an hour or more.",
                "ann | operator          | -1 | The token would be over at once: give it an hour or more.",
            })
    void isNoneThatNoServiceWouldAccept(String subject, String role, int hours, String why) {
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> new AccessToken(subject, List.of(role), Duration.ofHours(hours)))
                .withMessage(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u0001b", "a\u0000b", "x0123456789"})
    void hasNoSubjectThatNoServiceWouldStore(String subject) {
        String tooLong = subject.startsWith("x") ? subject.repeat(20) : subject;

        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> new AccessToken(tooLong, List.of("operator"), Duration.ofHours(1)))
                .withMessage("The subject must have at most 200 characters, and no control character.");
    }

    @Test
    void isSignedByNoKeyThatWasMadeJustNow() {
        Path elsewhere = directory.resolve("elsewhere");

        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> SigningKeys.existingIn(elsewhere))
                .withMessage("There are no signing keys in " + elsewhere
                        + ": start the platform first, or name its directory.");
        assertThat(elsewhere).doesNotExist();
    }

    private String token(AccessToken token) {
        return token.signedWith(SigningKeys.in(directory), NOW);
    }

    private static JsonNode part(String token, int index) {
        return Verifier.decoded(token, index);
    }
}
