package dev.waybill.inventory.reservation.application;

import dev.waybill.inventory.product.domain.Stock;
import dev.waybill.inventory.product.domain.Stocks;
import dev.waybill.inventory.reservation.domain.Line;
import dev.waybill.inventory.reservation.domain.OrderId;
import dev.waybill.inventory.reservation.domain.Reservation;
import dev.waybill.inventory.reservation.domain.ReservationRequest;
import dev.waybill.inventory.reservation.domain.ReservationRequest.Reserve;
import dev.waybill.inventory.reservation.domain.Reservations;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides a batch of requests at once: lock all reservations, lock all their stock, decide one after the other in memory,
 * and store it all. A hot product costs one row lock and one update a batch, however many orders want it.
 */
@Service
public class DecideReservations {

    private final Reservations reservations;
    private final Stocks stocks;
    private final ReservationEvents events;

    DecideReservations(Reservations reservations, Stocks stocks, ReservationEvents events) {
        this.reservations = reservations;
        this.stocks = stocks;
        this.events = events;
    }

    @Transactional
    public void decide(List<? extends ReservationRequest> requests) {
        Map<OrderId, Reservation> orders = reservations.lock(
                requests.stream().map(ReservationRequest::order).distinct().toList());
        Map<String, Stock> stock = stocks.lock(skus(requests, orders));
        requests.forEach(request -> reservation(orders, request).decide(request, stock));
        stocks.save(stock.values().stream().filter(Stock::isChanged).toList());
        reservations.save(orders.values());
        requests.forEach(request -> events.publish(reservation(orders, request)));
    }

    private static Reservation reservation(Map<OrderId, Reservation> orders, ReservationRequest request) {
        Reservation reservation = orders.get(request.order());
        if (reservation == null) {
            throw new IllegalStateException("reservation " + request.order() + " is not locked");
        }
        return reservation;
    }

    private static List<String> skus(List<? extends ReservationRequest> requests, Map<OrderId, Reservation> orders) {
        Stream<Line> wanted = requests.stream()
                .filter(Reserve.class::isInstance)
                .flatMap(request -> ((Reserve) request).lines().stream());
        Stream<Line> held = orders.values().stream().flatMap(reservation -> reservation.lines().stream());
        return Stream.concat(wanted, held).map(Line::sku).distinct().toList();
    }
}
