package dev.waybill.inventory.reservation.application;

import dev.waybill.inventory.product.domain.Stock;
import dev.waybill.inventory.product.domain.Stocks;
import dev.waybill.inventory.reservation.domain.Line;
import dev.waybill.inventory.reservation.domain.Reservation;
import dev.waybill.inventory.reservation.domain.ReservationOutcome;
import dev.waybill.inventory.reservation.domain.ReservationRequest;
import dev.waybill.inventory.reservation.domain.ReservationRequest.Reserve;
import dev.waybill.inventory.reservation.domain.Reservations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides a batch of requests at once: lock all reservations, lock all their stock, decide one after the other in memory,
 * and store it all. A hot product costs one row lock and one update a batch, however many orders want it.
 */
@Service
public class DecideReservations {

    private record Decided(UUID orderId, long sequence, ReservationOutcome outcome) {}

    private final Reservations reservations;
    private final Stocks stocks;
    private final ReservationNews news;

    DecideReservations(Reservations reservations, Stocks stocks, ReservationNews news) {
        this.reservations = reservations;
        this.stocks = stocks;
        this.news = news;
    }

    @Transactional
    public void decide(List<? extends ReservationRequest> requests) {
        Map<UUID, Reservation> orders = reservations.lock(
                requests.stream().map(ReservationRequest::orderId).distinct().toList());
        Map<String, Stock> stock = stocks.lock(skus(requests, orders));
        var decided = new ArrayList<Decided>();
        for (ReservationRequest request : requests) {
            Reservation reservation = reservation(orders, request);
            ReservationOutcome outcome = reservation.decide(request, stock);
            decided.add(new Decided(request.orderId(), reservation.sequence(), outcome));
        }
        stocks.save(stock.values().stream().filter(Stock::isChanged).toList());
        reservations.save(orders.values());
        decided.forEach(each -> news.decided(each.orderId(), each.sequence(), each.outcome()));
    }

    private static Reservation reservation(Map<UUID, Reservation> orders, ReservationRequest request) {
        Reservation reservation = orders.get(request.orderId());
        if (reservation == null) {
            throw new IllegalStateException("reservation " + request.orderId() + " is not locked");
        }
        return reservation;
    }

    private static List<String> skus(List<? extends ReservationRequest> requests, Map<UUID, Reservation> orders) {
        Stream<Line> wanted = requests.stream()
                .filter(Reserve.class::isInstance)
                .flatMap(request -> ((Reserve) request).lines().stream());
        Stream<Line> held = orders.values().stream().flatMap(reservation -> reservation.lines().stream());
        return Stream.concat(wanted, held).map(Line::sku).distinct().toList();
    }
}
