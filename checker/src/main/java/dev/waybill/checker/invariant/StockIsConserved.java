package dev.waybill.checker.invariant;

import dev.waybill.checker.Invariant;
import dev.waybill.checker.evidence.Books.Stock;
import dev.waybill.checker.evidence.Evidence;
import java.util.Map;
import java.util.stream.Stream;

/** In every snapshot each piece that came is somewhere, nowhere twice, and nothing is negative. */
public final class StockIsConserved implements Invariant {

    @Override
    public Stream<String> violations(Evidence evidence) {
        return Stream.concat(
                        evidence.books().snapshots().stream(),
                        Stream.of(evidence.books().stock()))
                .map(Map::entrySet)
                .flatMap(snapshot -> snapshot.stream().filter(it -> !isConserved(it.getValue())))
                .map(it -> it.getKey() + " has " + it.getValue());
    }

    private static boolean isConserved(Stock stock) {
        return stock.available() >= 0
                && stock.reserved() >= 0
                && stock.shipped() >= 0
                && stock.available() + stock.reserved() + stock.shipped() == stock.received();
    }
}
