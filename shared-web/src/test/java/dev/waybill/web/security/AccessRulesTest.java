package dev.waybill.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletRequest;

class AccessRulesTest {

    private static final Caller CUSTOMER = new Caller("c-1", Set.of(Role.CUSTOMER));

    private final AccessRules rules = new AccessRules()
            .allow(HttpMethod.GET, "/v1/things/{id}", Role.CUSTOMER)
            .allow("/v1/things/**", Role.OPERATOR)
            .allowEverybody("/open");

    private boolean admits(String method, String path) {
        var request = new MockHttpServletRequest(method, path);
        return rules.ruleFor(request)
                .map(rule -> rule.everybody() || rule.admits(CUSTOMER))
                .orElse(false);
    }

    @Test
    void letsTheFirstRuleThatMatchesDecide() {
        assertThat(admits("GET", "/v1/things/1")).isTrue();
        assertThat(admits("POST", "/v1/things/1")).isFalse();
        assertThat(admits("GET", "/v1/things/1/parts")).isFalse();
    }

    @Test
    void treatsHeadAsGet() {
        assertThat(admits("HEAD", "/v1/things/1")).isTrue();
    }

    @Test
    void opensReadingAloneToEverybody() {
        assertThat(admits("GET", "/open")).isTrue();
        assertThat(admits("POST", "/open")).isFalse();
    }

    @Test
    void isClosedWhereNoRuleMatches() {
        assertThat(admits("GET", "/v1/others")).isFalse();
    }

    @Test
    void describesTheApiToEverybodyOnlyIfToldTo() {
        var request = new MockHttpServletRequest("GET", "/v3/api-docs/swagger-config");

        assertThat(PlatformAccess.rules(false).ruleFor(request))
                .hasValueSatisfying(rule -> assertThat(rule.everybody()).isFalse());
        assertThat(PlatformAccess.rules(true).ruleFor(request))
                .hasValueSatisfying(rule -> assertThat(rule.everybody()).isTrue());
    }
}
