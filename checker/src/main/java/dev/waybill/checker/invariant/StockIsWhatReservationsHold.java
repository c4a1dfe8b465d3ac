package dev.waybill.checker.invariant;

import dev.waybill.checker.Invariant;
import dev.waybill.checker.evidence.Books;
import dev.waybill.checker.evidence.Books.Stock;
import dev.waybill.checker.evidence.Evidence;
import java.util.stream.Stream;

/** What a product has reserved and shipped is what the reservations hold and have consumed, added up one by one. */
public final class StockIsWhatReservationsHold implements Invariant {

    @Override
    public Stream<String> violations(Evidence evidence) {
        Books books = evidence.books();
        return books.stock().entrySet().stream().flatMap(it -> compare(it.getKey(), it.getValue(), books));
    }

    private static Stream<String> compare(String sku, Stock stock, Books books) {
        long reserved = held(sku, "RESERVED", books);
        long shipped = held(sku, "COMMITTED", books);
        return reserved == stock.reserved() && shipped == stock.shipped()
                ? Stream.of()
                : Stream.of("%s has %s, its reservations hold %d and have consumed %d"
                        .formatted(sku, stock, reserved, shipped));
    }

    private static long held(String sku, String state, Books books) {
        return books.reservations().values().stream()
                .filter(it -> it.state().equals(state))
                .mapToLong(it -> it.lines().getOrDefault(sku, 0L))
                .sum();
    }
}
