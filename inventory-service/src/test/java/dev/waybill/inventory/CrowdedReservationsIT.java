package dev.waybill.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.inventory.CommitReservation;
import dev.waybill.events.inventory.ReleaseReservation;
import dev.waybill.events.inventory.StockReserved;
import dev.waybill.inventory.reservation.application.DecideReservations;
import dev.waybill.inventory.reservation.domain.Line;
import dev.waybill.inventory.reservation.domain.OrderId;
import dev.waybill.inventory.reservation.domain.ReservationRequest.Reserve;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Many orders that want the same products at once. */
class CrowdedReservationsIT extends ConversingInventory {

    @Autowired
    DecideReservations decideReservations;

    @Test
    void reservesExactlyWhatThereIsForFiveHundredOrdersAtOnce() {
        String sku = aProductWith(100);
        List<UUID> orders = Stream.generate(UUID::randomUUID).limit(500).toList();

        orders.forEach(order -> inventory.send(reserve(order, sku, 1)));
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            assertStockIsConserved(sku);
            return orders.stream()
                    .allMatch(order -> !inventory.receivedAbout(order).isEmpty());
        });

        List<UUID> winners = orders.stream()
                .filter(order -> inventory.await(order, 1).getFirst() instanceof StockReserved)
                .toList();
        assertThat(winners).hasSize(100);
        assertThat(stockOf(sku)).isEqualTo("100/0/100/0");
        winners.subList(0, 60).forEach(order -> inventory.send(new CommitReservation(order)));
        winners.subList(60, 100).forEach(order -> inventory.send(new ReleaseReservation(order)));
        winners.forEach(order -> inventory.await(order, 2));
        assertThat(stockOf(sku)).isEqualTo("100/40/0/60");
    }

    private void assertStockIsConserved(String sku) {
        String[] stock = stockOf(sku).split("/", -1);
        assertThat(Long.parseLong(stock[1]) + Long.parseLong(stock[2]) + Long.parseLong(stock[3]))
                .isEqualTo(Long.parseLong(stock[0]));
    }

    @Test
    void deadlocksNobodyWhoWantsTheSameProductsInAnotherOrder() throws InterruptedException, ExecutionException {
        List<String> skus =
                IntStream.range(0, 6).mapToObj(number -> aProductWith(1_000)).toList();
        List<Callable<Void>> batches = IntStream.range(0, 80)
                .<Callable<Void>>mapToObj(number -> () -> {
                    decideReservations.decide(batch(skus));
                    return null;
                })
                .toList();

        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Void> done : threads.invokeAll(batches)) {
                done.get();
            }
        }

        assertThat(skus).allSatisfy(sku -> assertThat(stockOf(sku)).isEqualTo("1000/600/400/0"));
    }

    /** Five orders of one piece each of all products, in an order of their own. */
    private static List<Reserve> batch(List<String> skus) {
        return IntStream.range(0, 5)
                .mapToObj(number -> {
                    var shuffled = new ArrayList<>(skus);
                    Collections.shuffle(shuffled);
                    return new Reserve(
                            new OrderId(UUID.randomUUID()),
                            shuffled.stream().map(sku -> new Line(sku, 1)).toList());
                })
                .toList();
    }
}
