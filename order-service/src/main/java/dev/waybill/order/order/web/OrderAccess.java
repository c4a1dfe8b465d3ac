package dev.waybill.order.order.web;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import dev.waybill.web.security.AccessRules;
import dev.waybill.web.security.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may do what. */
@Configuration(proxyBeanMethods = false)
class OrderAccess {

    @Bean
    AccessRules orderAccessRules() {
        return new AccessRules()
                .allow(POST, "/v1/orders", Role.CUSTOMER, Role.OPERATOR)
                .allow(GET, "/v1/orders", Role.CUSTOMER, Role.OPERATOR)
                .allow(GET, "/v1/orders/overdue", Role.OPERATOR)
                .allow(GET, "/v1/orders/lost", Role.OPERATOR)
                .allow(POST, "/v1/orders/lookup", Role.OPERATOR)
                .allow(GET, "/v1/orders/{orderId}", Role.CUSTOMER, Role.OPERATOR)
                .allow(POST, "/v1/orders/{orderId}/cancellation", Role.CUSTOMER, Role.OPERATOR)
                .allow(GET, "/v1/orders/{orderId}/saga", Role.CUSTOMER, Role.OPERATOR)
                .allow(POST, "/v1/orders/{orderId}/saga/**", Role.OPERATOR);
    }
}
