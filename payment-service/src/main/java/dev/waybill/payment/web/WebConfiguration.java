package dev.waybill.payment.web;

import static dev.waybill.web.security.Role.OPERATOR;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import dev.waybill.web.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    /** What a customer may know of a payment stands in the order. */
    @Bean
    AccessRules accessRules() {
        return new AccessRules()
                .allow(GET, "/v1/payments/**", OPERATOR)
                .allow(POST, "/v1/payments/{paymentId}/acknowledgement", OPERATOR)
                .allow(POST, "/v1/payments/{paymentId}/reversal", OPERATOR)
                .allow(GET, "/v1/reconciliations/**", OPERATOR)
                .allow(PUT, "/v1/reconciliations/{day}", OPERATOR);
    }
}
