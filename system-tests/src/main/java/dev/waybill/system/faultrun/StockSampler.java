package dev.waybill.system.faultrun;

import dev.waybill.checker.evidence.Books.Stock;
import dev.waybill.checker.reading.BookReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at the whole stock every half second while it moves. */
final class StockSampler implements AutoCloseable {

    private final BookReader books;
    private final List<Map<String, Stock>> snapshots = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    StockSampler(BookReader books) {
        this.books = books;
        Future<?> _ = clock.scheduleWithFixedDelay(this::look, 0, 500, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            Map<String, Stock> stock = books.stock();
            synchronized (snapshots) {
                snapshots.add(stock);
            }
        } catch (IllegalStateException e) {
            // The database is away: there is nothing to be seen.
        }
    }

    List<Map<String, Stock>> snapshots() {
        synchronized (snapshots) {
            return List.copyOf(snapshots);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
