package dev.waybill.reporting.dashboard;

import dev.waybill.reporting.stock.StockLevel;
import dev.waybill.reporting.stock.StockReports;
import java.util.List;

/** A page of all products, those of which the least is available first. */
record StockPage(int number, long products, List<StockLevel> items) {

    private static final int SIZE = 100;

    static StockPage of(int number, StockReports stock) {
        return new StockPage(number, stock.products(), stock.shortFirst((number - 1L) * SIZE, SIZE));
    }

    public long first() {
        return (number - 1L) * SIZE + 1;
    }

    public long last() {
        return first() + items.size() - 1;
    }

    public boolean hasNext() {
        return last() < products && !items.isEmpty();
    }
}
