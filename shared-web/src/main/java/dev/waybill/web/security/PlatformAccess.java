package dev.waybill.web.security;

import java.util.List;
import org.springframework.http.HttpMethod;

/** The rules for what every service has: health, the API's description, the actuator, what the messaging library serves. */
final class PlatformAccess {

    private static final List<String> API_DESCRIPTION =
            List.of("/v3/api-docs/**", "/v3/api-docs.yaml", "/swagger-ui/**");

    private PlatformAccess() {}

    static AccessRules rules(boolean publicApiDescription) {
        AccessRules rules = new AccessRules()
                .allowEverybody("/actuator/health/liveness")
                .allowEverybody("/actuator/health/readiness")
                .allow(HttpMethod.GET, "/actuator/prometheus", Role.METRICS, Role.OPERATOR)
                .allow("/actuator/**", Role.OPERATOR)
                .allow("/v1/dead-letters/**", Role.OPERATOR)
                .allow("/v1/lost-records/**", Role.OPERATOR)
                .allow("/v1/quarantine/**", Role.OPERATOR);
        API_DESCRIPTION.forEach(path -> describe(rules, path, publicApiDescription));
        return rules;
    }

    private static void describe(AccessRules rules, String path, boolean everybody) {
        if (everybody) {
            rules.allowEverybody(path);
        } else {
            rules.allow(HttpMethod.GET, path, Role.CUSTOMER, Role.OPERATOR, Role.ANALYST);
        }
    }
}
