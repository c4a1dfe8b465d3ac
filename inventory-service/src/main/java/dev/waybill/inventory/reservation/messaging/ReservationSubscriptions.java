package dev.waybill.inventory.reservation.messaging;

import dev.waybill.events.inventory.CommitReservation;
import dev.waybill.events.inventory.InventoryCommand;
import dev.waybill.events.inventory.ReleaseReservation;
import dev.waybill.events.inventory.ReserveStock;
import dev.waybill.inventory.reservation.application.DecideReservations;
import dev.waybill.inventory.reservation.domain.Line;
import dev.waybill.inventory.reservation.domain.OrderId;
import dev.waybill.inventory.reservation.domain.ReservationRequest;
import dev.waybill.inventory.reservation.domain.ReservationRequest.Commit;
import dev.waybill.inventory.reservation.domain.ReservationRequest.Release;
import dev.waybill.inventory.reservation.domain.ReservationRequest.Reserve;
import dev.waybill.messaging.Subscriptions;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which command goes to which use case. */
@Configuration(proxyBeanMethods = false)
class ReservationSubscriptions {

    @Bean
    Subscriptions inventorySubscriptions(DecideReservations reservations) {
        return Subscriptions.forConsumer("inventory")
                .onBatch(
                        InventoryCommand.class,
                        commands -> reservations.decide(commands.stream()
                                .map(command -> request(command.payload()))
                                .toList()));
    }

    private static ReservationRequest request(InventoryCommand command) {
        return switch (command) {
            case ReserveStock reserve -> new Reserve(new OrderId(reserve.orderId()), lines(reserve));
            case CommitReservation commit -> new Commit(new OrderId(commit.orderId()));
            case ReleaseReservation release -> new Release(new OrderId(release.orderId()));
        };
    }

    private static List<Line> lines(ReserveStock command) {
        return command.lines().stream()
                .map(line -> new Line(line.sku(), line.quantity()))
                .toList();
    }
}
