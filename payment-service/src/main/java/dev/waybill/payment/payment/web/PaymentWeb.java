package dev.waybill.payment.payment.web;

import static dev.waybill.web.security.Role.OPERATOR;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import dev.waybill.payment.payment.application.AcknowledgeAttention.NothingToAcknowledge;
import dev.waybill.payment.payment.application.ReverseByOperator.NothingToReverse;
import dev.waybill.payment.payment.domain.UnknownPayment;
import dev.waybill.web.problem.ProblemMappings;
import dev.waybill.web.problem.ProblemType;
import dev.waybill.web.problem.ProblemTypes;
import dev.waybill.web.problem.Problems;
import dev.waybill.web.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may do what with payments, and what is answered when something is wrong. */
@Configuration(proxyBeanMethods = false)
class PaymentWeb {

    private static final ProblemType NOTHING_TO_ACKNOWLEDGE =
            new ProblemType("nothing-to-acknowledge", 409, "The payment needs no attention");
    private static final ProblemType NOTHING_TO_REVERSE =
            new ProblemType("nothing-to-reverse", 409, "Nothing of the payment is held or kept");

    /** What a customer may know of a payment stands in the order. */
    @Bean
    AccessRules paymentAccessRules() {
        return new AccessRules()
                .allow(GET, "/v1/payments/**", OPERATOR)
                .allow(POST, "/v1/payments/{paymentId}/acknowledgement", OPERATOR)
                .allow(POST, "/v1/payments/{paymentId}/reversal", OPERATOR);
    }

    @Bean
    ProblemTypes paymentProblemTypes() {
        return ProblemTypes.of(NOTHING_TO_ACKNOWLEDGE, NOTHING_TO_REVERSE);
    }

    @Bean
    ProblemMappings paymentProblemMappings() {
        return new ProblemMappings()
                .on(UnknownPayment.class, e -> Problems.NOT_FOUND.because(String.valueOf(e.getMessage())))
                .on(NothingToAcknowledge.class, e -> NOTHING_TO_ACKNOWLEDGE.because(String.valueOf(e.getMessage())))
                .on(NothingToReverse.class, e -> NOTHING_TO_REVERSE.because(String.valueOf(e.getMessage())));
    }
}
