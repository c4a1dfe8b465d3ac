package dev.waybill.reporting.web;

import dev.waybill.reporting.projection.UnknownProjection;
import dev.waybill.web.problem.ProblemMappings;
import dev.waybill.web.problem.Problems;
import dev.waybill.web.security.AccessRules;
import dev.waybill.web.security.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may request what, and what refusals look like. */
@Configuration(proxyBeanMethods = false)
class ReportingWeb {

    @Bean
    AccessRules reportingAccessRules() {
        return new AccessRules()
                .allow(HttpMethod.GET, "/v1/reports/**", Role.ANALYST, Role.OPERATOR)
                .allow(HttpMethod.POST, "/v1/reports/projections/{name}/resumption", Role.OPERATOR)
                .allow(HttpMethod.POST, "/v1/reports/projections/{name}/rebuild", Role.OPERATOR);
    }

    @Bean
    ProblemMappings reportingProblemMappings() {
        return new ProblemMappings()
                .on(UnknownProjection.class, e -> Problems.NOT_FOUND.because(String.valueOf(e.getMessage())));
    }
}
