package dev.waybill.web.security.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.FileSystemResource;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

class KeySetFileTest {

    private static final RSAKey OLD = key();
    private static final RSAKey NEW = key();

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void beginWithTheOldKey() throws IOException {
        file = directory.resolve("jwks.json");
        write(OLD);
    }

    @Test
    void takesANewKeyAtOnce() throws Exception {
        JwtDecoder decoder = readEvery(Duration.ofHours(1));
        decoder.decode(signedBy(OLD));

        write(OLD, NEW);

        assertThat(decoder.decode(signedBy(NEW)).getSubject()).isEqualTo("ann");
        assertThat(decoder.decode(signedBy(OLD)).getSubject()).isEqualTo("ann");
    }

    @Test
    void forgetsAKeyThatWasWithdrawn() throws Exception {
        JwtDecoder decoder = readEvery(Duration.ofMillis(200));
        decoder.decode(signedBy(OLD));

        write(NEW);

        await().untilAsserted(() ->
                assertThatThrownBy(() -> decoder.decode(signedBy(OLD))).isInstanceOf(BadJwtException.class));
    }

    @Test
    void keepsTheKeysWhileTheFileCannotBeRead() throws Exception {
        JwtDecoder decoder = readEvery(Duration.ofMillis(20));
        decoder.decode(signedBy(OLD));

        Files.writeString(file, "{\"keys\":[{");
        String unknown = signedBy(NEW);

        assertThatThrownBy(() -> decoder.decode(unknown)).hasMessageNotContaining("subject");
        assertThat(decoder.decode(signedBy(OLD)).getSubject()).isEqualTo("ann");
    }

    @Test
    void isAKeySetFromTheStart() throws Exception {
        for (String text : List.of("", "{}", "{\"keys\":[]}", "-----BEGIN PUBLIC KEY-----")) {
            Files.writeString(file, text);

            assertThatThrownBy(() -> readEvery(Duration.ofHours(1)))
                    .as(text)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("waybill.security.key-set-location");
        }
    }

    private JwtDecoder readEvery(Duration interval) {
        return NimbusJwtDecoder.withJwkSource(KeySetFile.keysIn(new FileSystemResource(file), interval))
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
    }

    private void write(JWK... keys) throws IOException {
        Files.writeString(file, new JWKSet(List.of(keys)).toString());
    }

    private static String signedBy(RSAKey key) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder().subject("ann").build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
