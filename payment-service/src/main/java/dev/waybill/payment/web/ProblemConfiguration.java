package dev.waybill.payment.web;

import dev.waybill.payment.application.AcknowledgeAttention.NothingToAcknowledge;
import dev.waybill.payment.application.AcknowledgeAttention.UnknownPayment;
import dev.waybill.payment.application.PaymentGateway;
import dev.waybill.payment.application.ReconcileSettlement.DayToCome;
import dev.waybill.payment.application.ReconcileSettlement.UnderWay;
import dev.waybill.payment.application.ReverseByOperator.NothingToReverse;
import dev.waybill.web.problem.ProblemException;
import dev.waybill.web.problem.ProblemMappings;
import dev.waybill.web.problem.ProblemType;
import dev.waybill.web.problem.ProblemTypes;
import dev.waybill.web.problem.Problems;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ProblemConfiguration {

    static final ProblemType NOTHING_TO_ACKNOWLEDGE =
            new ProblemType("nothing-to-acknowledge", 409, "The payment needs no attention");

    static final ProblemType NOTHING_TO_REVERSE =
            new ProblemType("nothing-to-reverse", 409, "Nothing of the payment is held or kept");

    static final ProblemType RECONCILIATION_UNDER_WAY =
            new ProblemType("reconciliation-under-way", 409, "Another reconciliation is under way");

    @Bean
    ProblemTypes problemTypes() {
        return ProblemTypes.of(NOTHING_TO_ACKNOWLEDGE, NOTHING_TO_REVERSE, RECONCILIATION_UNDER_WAY);
    }

    @Bean
    ProblemMappings problemMappings() {
        return new ProblemMappings()
                .on(UnknownPayment.class, e -> Problems.NOT_FOUND.because(String.valueOf(e.getMessage())))
                .on(NothingToAcknowledge.class, e -> NOTHING_TO_ACKNOWLEDGE.because(String.valueOf(e.getMessage())))
                .on(DayToCome.class, e -> ProblemException.invalid("day", "must have begun, by UTC"))
                .on(
                        UnderWay.class,
                        e -> RECONCILIATION_UNDER_WAY.because(
                                "One day is reconciled at a time: try again when that is done."))
                .on(NothingToReverse.class, e -> NOTHING_TO_REVERSE.because(String.valueOf(e.getMessage())))
                .on(
                        PaymentGateway.NoAnswer.class,
                        noAnswer -> Problems.TEMPORARILY_UNAVAILABLE
                                .because("The payment provider does not answer now.")
                                .retryAfter(Duration.ofSeconds(5)));
    }
}
