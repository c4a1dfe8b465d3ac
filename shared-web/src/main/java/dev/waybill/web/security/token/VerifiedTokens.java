package dev.waybill.web.security.token;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Verifies the signature of a token once a minute, and its claims with each request. A service that refuses requests under
 * overload would otherwise spend most of its time on signatures. A key that the issuer withdraws counts for at most a minute
 * longer; a token that expires is refused at once, as its claims are validated each time. Bad tokens are not remembered.
 */
final class VerifiedTokens implements JwtDecoder {

    static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final long MOST_CHARACTERS = 4_000_000;

    private final LoadingCache<String, Jwt> verified;
    private final OAuth2TokenValidator<Jwt> claims;

    VerifiedTokens(JwtDecoder signatures, OAuth2TokenValidator<Jwt> claims, Ticker time) {
        this.claims = claims;
        this.verified = Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
                .maximumWeight(MOST_CHARACTERS)
                .weigher((String token, Jwt _) -> token.length())
                .ticker(time)
                .executor(Runnable::run)
                .build(signatures::decode);
    }

    /** @throws org.springframework.security.oauth2.jwt.JwtException if the token is not accepted */
    @Override
    public Jwt decode(String token) {
        Jwt jwt = verified.get(token);
        OAuth2TokenValidatorResult result = claims.validate(jwt);
        if (result.hasErrors()) {
            String description = result.getErrors().iterator().next().getDescription();
            throw new JwtValidationException("The token is not accepted: " + description, result.getErrors());
        }
        return jwt;
    }
}
