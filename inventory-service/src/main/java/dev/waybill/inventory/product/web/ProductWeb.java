package dev.waybill.inventory.product.web;

import dev.waybill.inventory.product.domain.UnknownProduct;
import dev.waybill.messaging.Outbox.BacklogFull;
import dev.waybill.web.problem.ProblemMappings;
import dev.waybill.web.problem.ProblemType;
import dev.waybill.web.problem.ProblemTypes;
import dev.waybill.web.problem.Problems;
import dev.waybill.web.security.AccessRules;
import dev.waybill.web.security.Role;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may do what with products, and what is answered when something is wrong. */
@Configuration(proxyBeanMethods = false)
class ProductWeb {

    static final ProblemType PRODUCT_NOT_FOUND = new ProblemType("product-not-found", 404, "There is no such product");

    private static final Duration BACKLOG_EASES = Duration.ofSeconds(10);

    @Bean
    AccessRules productAccessRules() {
        return new AccessRules()
                .allow(HttpMethod.GET, "/v1/products/**", Role.CUSTOMER, Role.OPERATOR, Role.ANALYST)
                .allow("/v1/products/**", Role.OPERATOR);
    }

    @Bean
    ProblemTypes productProblemTypes() {
        return ProblemTypes.of(PRODUCT_NOT_FOUND);
    }

    @Bean
    ProblemMappings productProblemMappings() {
        return new ProblemMappings()
                .on(
                        UnknownProduct.class,
                        e -> PRODUCT_NOT_FOUND.because(
                                e.getMessage() + " Register it by PUT /v1/products/{sku} first."))
                .on(
                        BacklogFull.class,
                        e -> Problems.BACKLOG_FULL
                                .because(
                                        "Nothing was changed; changes are taken again as soon as the backlog is smaller.")
                                .retryAfter(BACKLOG_EASES));
    }
}
