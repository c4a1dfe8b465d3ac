package dev.waybill.payment.web;

import dev.waybill.payment.application.PaymentGateway;
import dev.waybill.web.problem.ProblemMappings;
import dev.waybill.web.problem.Problems;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ProblemConfiguration {

    @Bean
    ProblemMappings problemMappings() {
        return new ProblemMappings()
                .on(
                        PaymentGateway.NoAnswer.class,
                        noAnswer -> Problems.TEMPORARILY_UNAVAILABLE
                                .because("The payment provider does not answer now.")
                                .retryAfter(Duration.ofSeconds(5)));
    }
}
