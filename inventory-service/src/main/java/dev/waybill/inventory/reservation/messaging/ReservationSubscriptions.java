package dev.waybill.inventory.reservation.messaging;

import dev.waybill.events.inventory.CommitReservation;
import dev.waybill.events.inventory.ReleaseReservation;
import dev.waybill.events.inventory.ReserveStock;
import dev.waybill.events.inventory.StockLine;
import dev.waybill.inventory.reservation.application.DecideReservations;
import dev.waybill.inventory.reservation.domain.Line;
import dev.waybill.inventory.reservation.domain.ReservationRequest;
import dev.waybill.inventory.reservation.domain.ReservationRequest.Commit;
import dev.waybill.inventory.reservation.domain.ReservationRequest.Release;
import dev.waybill.inventory.reservation.domain.ReservationRequest.Reserve;
import dev.waybill.messaging.Message;
import dev.waybill.messaging.Subscriptions;
import dev.waybill.messaging.Subscriptions.BatchHandler;
import java.util.List;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hears the commands about reservations. */
@Configuration(proxyBeanMethods = false)
class ReservationSubscriptions {

    @Bean
    Subscriptions inventorySubscriptions(DecideReservations reservations) {
        return Subscriptions.forConsumer("inventory")
                .onBatch(ReserveStock.class, each(reservations, this::reserve))
                .onBatch(CommitReservation.class, each(reservations, command -> new Commit(command.orderId())))
                .onBatch(ReleaseReservation.class, each(reservations, command -> new Release(command.orderId())));
    }

    private Reserve reserve(ReserveStock command) {
        List<Line> lines = command.lines().stream().map(this::line).toList();
        return new Reserve(command.orderId(), lines);
    }

    private Line line(StockLine line) {
        return new Line(line.sku(), line.quantity());
    }

    private static <C> BatchHandler<C> each(
            DecideReservations reservations, Function<C, ? extends ReservationRequest> translation) {
        return messages -> reservations.decide(
                messages.stream().map(Message::payload).map(translation).toList());
    }
}
