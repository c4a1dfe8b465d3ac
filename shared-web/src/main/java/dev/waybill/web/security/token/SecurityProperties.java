package dev.waybill.web.security.token;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * Whose tokens are accepted.
 *
 * @param issuer the {@code iss} that a token must have
 * @param audience an {@code aud} that a token must have
 * @param keySetLocation a file with the keys that tokens are signed with, a JWK set (RFC 7517); for one machine. It may be replaced
 *     at any time
 * @param jwkSetUri where the issuer publishes its keys; without it and without a file, discovered at the issuer
 * @param publicApiDescription whether everybody may read the OpenAPI document and Swagger UI, without a token
 */
@ConfigurationProperties("waybill.security")
public record SecurityProperties(
        @DefaultValue("http://localhost/waybill") String issuer,
        @DefaultValue("waybill") String audience,
        @Nullable Resource keySetLocation,
        @Nullable String jwkSetUri,
        @DefaultValue("false") boolean publicApiDescription) {}
