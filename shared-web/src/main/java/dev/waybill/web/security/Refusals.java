package dev.waybill.web.security;

import dev.waybill.web.problem.ProblemException;
import dev.waybill.web.problem.ProblemResponses;
import dev.waybill.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrorCodes;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Answers a refused caller what is wrong, as a problem and in {@code WWW-Authenticate} (RFC 6750). */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String REALM = "Bearer realm=\"waybill\"";
    private static final Duration ISSUER_AWAY = Duration.ofSeconds(5);

    private final ProblemResponses responses;

    Refusals(ProblemResponses responses) {
        this.responses = responses;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        responses.write(
                request,
                response,
                switch (refusal) {
                    case AuthenticationServiceException e ->
                        Problems.TEMPORARILY_UNAVAILABLE
                                .because("The token cannot be checked, since its issuer cannot be reached.")
                                .retryAfter(ISSUER_AWAY);
                    case OAuth2AuthenticationException e -> invalidToken(descriptionOf(e));
                    default -> tokenMissing();
                });
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException {
        String wanted = Optional.ofNullable(request.getAttribute(RuleAuthorization.WANTED))
                .map(roles -> "This needs the role " + roles + ", which the token's claim roles does not have.")
                .orElse("The caller's roles do not allow this request.");
        responses.write(
                request,
                response,
                Problems.FORBIDDEN
                        .because(wanted)
                        .withHeader(HttpHeaders.WWW_AUTHENTICATE, REALM + ", error=\"insufficient_scope\""));
    }

    private static ProblemException tokenMissing() {
        return Problems.AUTHENTICATION_REQUIRED
                .because("Send a token in the header Authorization: Bearer <token>.")
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, REALM);
    }

    private static ProblemException invalidToken(String description) {
        return Problems.INVALID_TOKEN
                .because(description)
                .withHeader(
                        HttpHeaders.WWW_AUTHENTICATE,
                        REALM + ", error=\"invalid_token\", error_description=\"" + description.replace('"', '\'')
                                + "\"");
    }

    private static String descriptionOf(OAuth2AuthenticationException refusal) {
        if (refusal.getCause() instanceof JwtValidationException invalid) {
            return invalid.getErrors().stream()
                    .map(Refusals::descriptionOf)
                    .distinct()
                    .collect(Collectors.joining(" "));
        }
        if (refusal.getError().getErrorCode().equals(BearerTokenErrorCodes.INVALID_REQUEST)) {
            return "Send one token, in one header Authorization: Bearer <token>.";
        }
        String technical = String.valueOf(refusal.getMessage());
        if (technical.contains("algorithm")) {
            return "The token must be signed with RS256, by a key of its issuer.";
        }
        if (technical.contains("Invalid signature")) {
            return "The token's signature is not the issuer's.";
        }
        return "The token is malformed.";
    }

    private static String descriptionOf(OAuth2Error error) {
        String description = String.valueOf(error.getDescription());
        if (description.startsWith("Jwt expired at")) {
            return "The token has expired: ask for a new one.";
        }
        if (description.startsWith("Jwt used before")) {
            return "The token is not valid yet.";
        }
        return description.startsWith("The token") ? description : "The token needs an expiry.";
    }
}
