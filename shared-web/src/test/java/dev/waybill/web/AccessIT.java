package dev.waybill.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.web.testing.HttpApi.Answer;
import dev.waybill.web.testing.Tokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AccessIT extends RunningShop {

    private static final String UNFIT_SUBJECT =
            "The token's subject must have at most 200 characters, and no control character.";
    private static final String PARCEL = "/v1/parcels/" + UUID.randomUUID();

    @Test
    void givesTheControllerItsCaller() {
        Answer answer = api().get(PARCEL, Tokens.forCustomer("c-1"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("subject").asString()).isEqualTo("c-1");
        assertThat(answer.json().path("roles").toString()).isEqualTo("[\"CUSTOMER\"]");
    }

    @Test
    void asksForAToken() {
        Answer answer = api().getWithoutToken(PARCEL);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.type()).isEqualTo("authentication-required");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"waybill\"");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("instance").asString()).isEqualTo(PARCEL);
    }

    static Stream<Arguments> badTokens() {
        return Stream.of(
                Arguments.of("expired", Tokens.expired(), "The token has expired: ask for a new one."),
                Arguments.of("without expiry", Tokens.withoutExpiry(), "The token needs an expiry."),
                Arguments.of(
                        "other issuer",
                        Tokens.fromOtherIssuer(),
                        "The token is not from the issuer http://localhost/waybill."),
                Arguments.of("other audience", Tokens.forOtherAudience(), "The token is not for the audience waybill."),
                Arguments.of("another key", Tokens.signedByAnotherKey(), "The token's signature is not the issuer's."),
                Arguments.of(
                        "alg none", Tokens.unsigned(), "The token must be signed with RS256, by a key of its issuer."),
                Arguments.of(
                        "HS256 with the public key",
                        Tokens.signedWithThePublicKeyAsSecret(),
                        "The token must be signed with RS256, by a key of its issuer."),
                Arguments.of("not a token", "abc.def.ghi", "The token is malformed."),
                Arguments.of(
                        "roles as text",
                        Tokens.withRolesAsText(),
                        "The token's claim roles is not a list, such as ['customer']."),
                Arguments.of("no subject", Tokens.forSubject("", "operator"), "The token names no subject."),
                Arguments.of("a long subject", Tokens.forSubject("x".repeat(201), "operator"), UNFIT_SUBJECT),
                Arguments.of("U+0000 in its subject", Tokens.forSubject("a\0b", "operator"), UNFIT_SUBJECT));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void saysWhatIsWrongWithAToken(String name, String token, String detail) {
        Answer answer = api().get(PARCEL, token);

        assertThat(answer.status()).as(name).isEqualTo(401);
        assertThat(answer.type()).isEqualTo("invalid-token");
        assertThat(answer.detail()).isEqualTo(detail);
        assertThat(answer.header("WWW-Authenticate")).contains("error=\"invalid_token\"", detail);
    }

    @Test
    void refusesTwoTokens() {
        Answer answer = api().raw("""
                GET %s HTTP/1.1
                Host: localhost
                Authorization: Bearer %s
                Authorization: Bearer %s
                Connection: close

                """.formatted(PARCEL, Tokens.forCustomer("c-1"), Tokens.forOperator())
                .replace("\n", "\r\n"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.detail()).isEqualTo("Send one token, in one header Authorization: Bearer <token>.");
    }

    @Test
    void namesTheRoleThatIsMissing() {
        Answer answer = api().get(PARCEL, Tokens.forAnalyst());

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.type()).isEqualTo("forbidden");
        assertThat(answer.detail()).contains("customer or operator");
        assertThat(answer.header("WWW-Authenticate")).contains("error=\"insufficient_scope\"");
    }

    @Test
    void ignoresRolesThatItDoesNotKnow() {
        assertThat(api().get(PARCEL, Tokens.forSubject("x", "admin", "root")).status())
                .isEqualTo(403);
        assertThat(api().get(PARCEL, Tokens.forSubject("x")).status()).isEqualTo(403);
    }

    @Test
    void refusesAHandlerThatNoRuleNames() {
        Answer answer = api().get("/v1/unruled", Tokens.forOperator());

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).doesNotContain("must not be seen");
    }

    @Test
    void letsEverybodySeeLivenessAndReadiness() {
        assertThat(api().getWithoutToken("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(api().getWithoutToken("/actuator/health/readiness").status()).isEqualTo(200);
    }

    @Test
    void describesTheApiToThoseWhoHaveARole() {
        for (String path : List.of("/v3/api-docs", "/v3/api-docs.yaml", "/swagger-ui/index.html")) {
            assertThat(api().getWithoutToken(path).status()).isEqualTo(401);
            assertThat(api().get(path, Tokens.forSubject("x")).status()).isEqualTo(403);
            assertThat(api().get(path, Tokens.forCustomer("c-1")).status()).isEqualTo(200);
        }
    }

    @Test
    void keepsTheRestOfTheActuatorForOperators() {
        assertThat(api().getWithoutToken("/actuator/metrics").status()).isEqualTo(401);
        assertThat(api().get("/actuator/metrics", Tokens.forAnalyst()).status()).isEqualTo(403);
        assertThat(api().get("/actuator/metrics", Tokens.forOperator()).status())
                .isEqualTo(200);
        assertThat(api().get("/v1/dead-letters", Tokens.forCustomer("c-1")).status())
                .isEqualTo(403);
        assertThat(api().get("/v1/quarantine", Tokens.forCustomer("c-1")).status())
                .isEqualTo(403);
    }

    @Test
    void answersAnUnknownPathAndAWrongMethodOnlyToThoseWhoAreKnown() {
        assertThat(api().getWithoutToken("/v1/nothing").status()).isEqualTo(401);
        assertThat(api().get("/v1/nothing", Tokens.forOperator()).status()).isEqualTo(404);
        Answer deleted = api().send(
                        "DELETE",
                        PARCEL,
                        Map.of("Authorization", "Bearer " + Tokens.forOperator()),
                        BodyPublishers.noBody());
        assertThat(deleted.status()).isEqualTo(405);
        assertThat(deleted.header("Allow")).contains("GET");
    }
}
