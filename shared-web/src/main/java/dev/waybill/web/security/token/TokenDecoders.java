package dev.waybill.web.security.token;

import com.github.benmanes.caffeine.cache.Ticker;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/** Which tokens are accepted: RS256, not expired, of our issuer, for our audience, about somebody. */
public final class TokenDecoders {

    private static final int LONGEST_SUBJECT = 200;

    private TokenDecoders() {}

    /** Of tokens as these properties say. */
    public static JwtDecoder decoder(SecurityProperties properties) {
        if (properties.keySetLocation() != null) {
            return validating(
                    NimbusJwtDecoder.withJwkSource(
                                    KeySetFile.keysIn(properties.keySetLocation(), KeySetFile.READ_EVERY))
                            .jwsAlgorithm(SignatureAlgorithm.RS256)
                            .build(),
                    properties);
        }
        if (properties.jwkSetUri() != null) {
            return validating(
                    NimbusJwtDecoder.withJwkSetUri(properties.jwkSetUri())
                            .jwsAlgorithm(SignatureAlgorithm.RS256)
                            .build(),
                    properties);
        }
        return sayingThatTheIssuerIsAway(new SupplierJwtDecoder(() -> validating(
                NimbusJwtDecoder.withIssuerLocation(properties.issuer())
                        .jwsAlgorithm(SignatureAlgorithm.RS256)
                        .build(),
                properties)));
    }

    /** An issuer that is away is no fault of the token: it must not look like a bad one, nor like a bug. */
    private static JwtDecoder sayingThatTheIssuerIsAway(JwtDecoder discovering) {
        return token -> {
            try {
                return discovering.decode(token);
            } catch (JwtDecoderInitializationException e) {
                throw new JwtException("the issuer cannot be reached", e);
            }
        };
    }

    private static JwtDecoder validating(NimbusJwtDecoder decoder, SecurityProperties properties) {
        decoder.setJwtValidator(_ -> OAuth2TokenValidatorResult.success());
        return new VerifiedTokens(decoder, validator(properties), Ticker.systemTicker());
    }

    private static OAuth2TokenValidator<Jwt> validator(SecurityProperties properties) {
        JwtTimestampValidator timestamps = new JwtTimestampValidator();
        timestamps.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(List.of(
                timestamps,
                require(
                        jwt -> properties.issuer().equals(jwt.getClaimAsString("iss")),
                        "The token is not from the issuer " + properties.issuer() + "."),
                require(
                        jwt -> jwt.getAudience() != null && jwt.getAudience().contains(properties.audience()),
                        "The token is not for the audience " + properties.audience() + "."),
                require(
                        jwt -> jwt.getSubject() != null
                                && jwt.getSubject().codePoints().anyMatch(Character::isLetterOrDigit),
                        "The token names no subject."),
                require(
                        jwt -> canBeStored(jwt.getSubject()),
                        "The token's subject must have at most " + LONGEST_SUBJECT
                                + " characters, and no control character."),
                require(
                        jwt -> isList(jwt.getClaims().get("roles")),
                        "The token's claim roles is not a list, such as ['customer'].")));
    }

    /** The subject stands in the audit trail, and is part of the key of what a caller sent before. */
    private static boolean canBeStored(@Nullable String subject) {
        if (subject == null) {
            return true;
        }
        return subject.length() <= LONGEST_SUBJECT && subject.codePoints().noneMatch(TokenDecoders::isUnfit);
    }

    private static boolean isUnfit(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    /** Without roles a token is good for nothing but is no bad one. */
    private static boolean isList(@Nullable Object claim) {
        return claim == null || claim instanceof Collection<?>;
    }

    private static OAuth2TokenValidator<Jwt> require(Predicate<Jwt> condition, String description) {
        OAuth2Error error = new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, description, null);
        return jwt ->
                condition.test(jwt) ? OAuth2TokenValidatorResult.success() : OAuth2TokenValidatorResult.failure(error);
    }
}
