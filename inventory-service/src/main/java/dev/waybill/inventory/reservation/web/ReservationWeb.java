package dev.waybill.inventory.reservation.web;

import dev.waybill.inventory.reservation.application.ReleaseByOperator.NothingToRelease;
import dev.waybill.inventory.reservation.domain.UnknownReservation;
import dev.waybill.web.problem.ProblemMappings;
import dev.waybill.web.problem.ProblemType;
import dev.waybill.web.problem.ProblemTypes;
import dev.waybill.web.security.AccessRules;
import dev.waybill.web.security.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may do what with reservations, and what is answered when something is wrong. */
@Configuration(proxyBeanMethods = false)
class ReservationWeb {

    private static final ProblemType RESERVATION_NOT_FOUND =
            new ProblemType("reservation-not-found", 404, "The order has no reservation");
    private static final ProblemType NOTHING_TO_RELEASE =
            new ProblemType("nothing-to-release", 409, "The reservation holds nothing");

    @Bean
    AccessRules reservationAccessRules() {
        return new AccessRules()
                .allow(HttpMethod.GET, "/v1/reservations/**", Role.OPERATOR)
                .allow(HttpMethod.POST, "/v1/reservations/{orderId}/release", Role.OPERATOR);
    }

    @Bean
    ProblemTypes reservationProblemTypes() {
        return ProblemTypes.of(RESERVATION_NOT_FOUND, NOTHING_TO_RELEASE);
    }

    @Bean
    ProblemMappings reservationProblemMappings() {
        return new ProblemMappings()
                .on(UnknownReservation.class, e -> RESERVATION_NOT_FOUND.because(String.valueOf(e.getMessage())))
                .on(NothingToRelease.class, e -> NOTHING_TO_RELEASE.because(String.valueOf(e.getMessage())));
    }
}
