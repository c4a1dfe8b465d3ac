package dev.waybill.web.security.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;

class VerifiedTokensTest {

    private final AtomicInteger verifications = new AtomicInteger();
    private final AtomicBoolean keyIsWithdrawn = new AtomicBoolean();
    private final AtomicBoolean expired = new AtomicBoolean();
    private final AtomicLong nanos = new AtomicLong();
    private final VerifiedTokens tokens = new VerifiedTokens(this::verify, _ -> validity(), nanos::get);

    private Jwt verify(String token) {
        verifications.incrementAndGet();
        if (keyIsWithdrawn.get()) {
            throw new BadJwtException("no such key");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .subject("customer-1")
                .build();
    }

    private OAuth2TokenValidatorResult validity() {
        return expired.get()
                ? OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", "Jwt expired", null))
                : OAuth2TokenValidatorResult.success();
    }

    @Test
    void verifiesASignatureOnce() {
        tokens.decode("a");

        assertThat(tokens.decode("a").getSubject()).isEqualTo("customer-1");
        assertThat(verifications).hasValue(1);
    }

    @Test
    void verifiesEveryOtherTokenByItself() {
        tokens.decode("a");
        tokens.decode("b");

        assertThat(verifications).hasValue(2);
    }

    @Test
    void refusesARememberedTokenAsSoonAsItExpires() {
        tokens.decode("a");
        expired.set(true);

        assertThatThrownBy(() -> tokens.decode("a"))
                .isInstanceOf(JwtValidationException.class)
                .hasMessageContaining("Jwt expired");
    }

    @Test
    void forgetsAWithdrawnKeyWithinAMinute() {
        tokens.decode("a");
        keyIsWithdrawn.set(true);
        nanos.addAndGet(VerifiedTokens.REMEMBERED.plus(Duration.ofMillis(1)).toNanos());

        assertThatThrownBy(() -> tokens.decode("a")).isInstanceOf(BadJwtException.class);
    }

    @Test
    void doesNotRememberABadToken() {
        keyIsWithdrawn.set(true);
        assertThatThrownBy(() -> tokens.decode("a")).isInstanceOf(BadJwtException.class);
        keyIsWithdrawn.set(false);

        assertThat(tokens.decode("a").getSubject()).isEqualTo("customer-1");
    }
}
