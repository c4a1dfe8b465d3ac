package dev.waybill.web.security.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.waybill.web.testing.Tokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;

class TokenDecodersTest {

    private static final Duration TOLERATED_CLOCKS = Duration.ofMinutes(1);

    private HttpServer issuer;
    private String issuerUri;

    @BeforeEach
    void startIssuer() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuerUri = "http://localhost:" + issuer.getAddress().getPort();
        serve("/.well-known/openid-configuration", """
                {"issuer":"%s","jwks_uri":"%s/keys","subject_types_supported":["public"]}""".formatted(issuerUri, issuerUri));
        serve("/keys", Tokens.jwkSet());
        issuer.start();
    }

    @AfterEach
    void stopIssuer() {
        issuer.stop(0);
    }

    private void serve(String path, String json) {
        issuer.createContext(path, exchange -> {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @Test
    void takesTheKeysOfAJwkSet() {
        JwtDecoder decoder =
                TokenDecoders.decoder(new SecurityProperties(issuerUri, "waybill", null, issuerUri + "/keys", false));

        assertThat(decoder.decode(Tokens.fromIssuer(issuerUri)).getSubject()).isEqualTo("operator-1");
        assertThatThrownBy(() -> decoder.decode(Tokens.signedByAnotherKey())).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> decoder.decode(Tokens.unsigned())).isInstanceOf(BadJwtException.class);
    }

    @Test
    void discoversTheKeysAtTheIssuerWhenATokenComes() {
        JwtDecoder decoder = TokenDecoders.decoder(new SecurityProperties(issuerUri, "waybill", null, null, false));

        assertThat(decoder.decode(Tokens.fromIssuer(issuerUri)).getSubject()).isEqualTo("operator-1");
        assertThatThrownBy(() -> decoder.decode(Tokens.fromOtherIssuer())).isInstanceOf(BadJwtException.class);
    }

    @Test
    void refusesATokenThatItHasAcceptedOnceItExpires() {
        JwtDecoder decoder =
                TokenDecoders.decoder(new SecurityProperties(issuerUri, "waybill", null, issuerUri + "/keys", false));
        decoder.decode(Tokens.fromIssuer(issuerUri));
        String token = Tokens.expiringAt(
                issuerUri, Instant.now().minus(TOLERATED_CLOCKS).plusSeconds(3));
        assertThat(decoder.decode(token).getSubject()).isEqualTo("operator-1");

        await().untilAsserted(() -> assertThatThrownBy(() -> decoder.decode(token))
                .isInstanceOf(JwtValidationException.class)
                .hasMessageContaining("expired"));
    }

    @Test
    void doesNotBlameATokenWhileTheIssuerIsAway() {
        stopIssuer();
        JwtDecoder decoder = TokenDecoders.decoder(new SecurityProperties(issuerUri, "waybill", null, null, false));

        assertThatThrownBy(() -> decoder.decode(Tokens.fromIssuer(issuerUri)))
                .isInstanceOf(JwtException.class)
                .isNotInstanceOf(BadJwtException.class);
    }
}
