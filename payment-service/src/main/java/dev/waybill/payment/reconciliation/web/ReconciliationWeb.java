package dev.waybill.payment.reconciliation.web;

import static dev.waybill.web.security.Role.OPERATOR;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PUT;

import dev.waybill.payment.intent.application.PaymentGateway;
import dev.waybill.payment.reconciliation.application.ReconcileSettlement.DayToCome;
import dev.waybill.payment.reconciliation.application.ReconcileSettlement.UnderWay;
import dev.waybill.web.problem.ProblemException;
import dev.waybill.web.problem.ProblemMappings;
import dev.waybill.web.problem.ProblemType;
import dev.waybill.web.problem.ProblemTypes;
import dev.waybill.web.problem.Problems;
import dev.waybill.web.security.AccessRules;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may reconcile, and what is answered when something is wrong. */
@Configuration(proxyBeanMethods = false)
class ReconciliationWeb {

    private static final ProblemType RECONCILIATION_UNDER_WAY =
            new ProblemType("reconciliation-under-way", 409, "Another reconciliation is under way");

    @Bean
    AccessRules reconciliationAccessRules() {
        return new AccessRules()
                .allow(GET, "/v1/reconciliations/**", OPERATOR)
                .allow(PUT, "/v1/reconciliations/{day}", OPERATOR);
    }

    @Bean
    ProblemTypes reconciliationProblemTypes() {
        return ProblemTypes.of(RECONCILIATION_UNDER_WAY);
    }

    @Bean
    ProblemMappings reconciliationProblemMappings() {
        return new ProblemMappings()
                .on(DayToCome.class, e -> ProblemException.invalid("day", "must have begun, by UTC"))
                .on(
                        UnderWay.class,
                        e -> RECONCILIATION_UNDER_WAY.because(
                                "One day is reconciled at a time: try again when that is done."))
                .on(
                        PaymentGateway.NoAnswer.class,
                        noAnswer -> Problems.TEMPORARILY_UNAVAILABLE
                                .because("The payment provider does not answer now.")
                                .retryAfter(Duration.ofSeconds(5)));
    }
}
