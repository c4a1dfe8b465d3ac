package dev.waybill.web.shop;

import dev.waybill.web.problem.ProblemMappings;
import dev.waybill.web.problem.ProblemType;
import dev.waybill.web.problem.ProblemTypes;
import dev.waybill.web.security.AccessRules;
import dev.waybill.web.security.Role;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;

@SpringBootApplication
public class ShopApplication {

    public static final ProblemType SOLD_OUT = new ProblemType("sold-out", 422, "It is sold out");

    @Bean
    AccessRules shopAccess() {
        return new AccessRules()
                .allow(HttpMethod.GET, "/v1/parcels/**", Role.CUSTOMER, Role.OPERATOR)
                .allow("/v1/parcels/**", Role.OPERATOR)
                .allow("/v1/failures/**", Role.OPERATOR)
                .allow("/v1/values", Role.OPERATOR)
                .allow("/v1/waiting/**", Role.CUSTOMER, Role.OPERATOR)
                .allow("/v1/slow", Role.CUSTOMER, Role.OPERATOR);
    }

    @Bean
    ProblemTypes shopProblemTypes() {
        return ProblemTypes.of(SOLD_OUT);
    }

    /** In a service it is the messaging library's. */
    @Bean
    Predicate<Throwable> transientFailures() {
        return failure -> failure.getCause() instanceof SQLException sql
                && Set.of("08006", "55P03").contains(String.valueOf(sql.getSQLState()));
    }

    @Bean
    ProblemMappings shopProblems() {
        return new ProblemMappings().on(SoldOut.class, soldOut -> SOLD_OUT.because("Order something else."));
    }
}
