package dev.waybill.inventory.reservation.domain;

import dev.waybill.inventory.product.domain.Stock;
import dev.waybill.inventory.reservation.domain.ReservationOutcome.CommitRefused;
import dev.waybill.inventory.reservation.domain.ReservationOutcome.Committed;
import dev.waybill.inventory.reservation.domain.ReservationOutcome.NothingToRelease;
import dev.waybill.inventory.reservation.domain.ReservationOutcome.Rejected;
import dev.waybill.inventory.reservation.domain.ReservationOutcome.Released;
import dev.waybill.inventory.reservation.domain.ReservationOutcome.Reserved;
import dev.waybill.inventory.reservation.domain.ReservationOutcome.Returned;
import dev.waybill.inventory.reservation.domain.ReservationRequest.Commit;
import dev.waybill.inventory.reservation.domain.ReservationRequest.Release;
import dev.waybill.inventory.reservation.domain.ReservationRequest.Reserve;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What one order holds of the stock. It ends by commit or release only, never by a clock. It numbers its events: decide
 * only while its row and those of its stock are locked.
 */
public final class Reservation {

    private final OrderId order;
    private ReservationState state;
    private List<Line> lines;
    private List<Shortage> shortages;
    private long sequence;
    private boolean justReserved;
    private final List<ReservationEvent> events = new ArrayList<>();

    public Reservation(
            OrderId order, ReservationState state, List<Line> lines, List<Shortage> shortages, long sequence) {
        this.order = order;
        this.state = state;
        this.lines = List.copyOf(lines);
        this.shortages = List.copyOf(shortages);
        this.sequence = sequence;
    }

    /** Does what is requested, to the stock too; a repeated request has the outcome that it had. */
    public void decide(ReservationRequest request, Map<String, Stock> stock) {
        ReservationOutcome outcome = switch (request) {
            case Reserve reserve -> reserve(reserve.lines(), stock);
            case Commit commit -> commit(stock);
            case Release release -> release(stock);
        };
        events.add(new ReservationEvent(order, ++sequence, outcome));
    }

    /** What was decided since it was loaded or this was called, in order. */
    public List<ReservationEvent> takeEvents() {
        List<ReservationEvent> taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    private ReservationOutcome reserve(List<Line> wanted, Map<String, Stock> stock) {
        return switch (state) {
            case NEW -> hold(wanted, stock);
            case RESERVED, COMMITTED, RELEASED, RETURNED -> new Reserved(lines);
            case REJECTED, TOMBSTONE -> new Rejected(shortages);
        };
    }

    private ReservationOutcome hold(List<Line> wanted, Map<String, Stock> stock) {
        shortages = wanted.stream()
                .filter(line -> !isThere(line, stock))
                .map(line -> new Shortage(line.sku(), line.quantity(), available(line, stock)))
                .toList();
        if (!shortages.isEmpty()) {
            state = ReservationState.REJECTED;
            return new Rejected(shortages);
        }
        lines = wanted;
        justReserved = true;
        move(ReservationState.RESERVED, stock, Stock::reserve);
        return new Reserved(lines);
    }

    private ReservationOutcome commit(Map<String, Stock> stock) {
        return switch (state) {
            case RESERVED -> {
                move(ReservationState.COMMITTED, stock, Stock::ship);
                yield new Committed(lines);
            }
            case COMMITTED, RETURNED -> new Committed(lines);
            case NEW -> {
                state = ReservationState.TOMBSTONE;
                yield new CommitRefused("NOT_RESERVED");
            }
            case REJECTED, TOMBSTONE -> new CommitRefused("NOT_RESERVED");
            case RELEASED -> new CommitRefused("RELEASED");
        };
    }

    private ReservationOutcome release(Map<String, Stock> stock) {
        return switch (state) {
            case RESERVED -> {
                move(ReservationState.RELEASED, stock, Stock::release);
                yield new Released(lines);
            }
            case COMMITTED -> {
                move(ReservationState.RETURNED, stock, Stock::takeBack);
                yield new Returned(lines);
            }
            case RELEASED -> new Released(lines);
            case RETURNED -> new Returned(lines);
            case NEW -> {
                state = ReservationState.TOMBSTONE;
                yield new NothingToRelease();
            }
            case REJECTED, TOMBSTONE -> new NothingToRelease();
        };
    }

    private void move(ReservationState next, Map<String, Stock> stock, BiConsumer<Stock, Integer> movement) {
        lines.forEach(line -> movement.accept(stockOf(line, stock), line.quantity()));
        state = next;
    }

    private static Stock stockOf(Line line, Map<String, Stock> stock) {
        Stock found = stock.get(line.sku());
        if (found == null) {
            throw new IllegalStateException("stock of " + line.sku() + " is not locked");
        }
        return found;
    }

    private static boolean isThere(Line line, Map<String, Stock> stock) {
        Stock found = stock.get(line.sku());
        return found != null && found.has(line.quantity());
    }

    private static long available(Line line, Map<String, Stock> stock) {
        Stock found = stock.get(line.sku());
        return found == null ? 0 : found.available();
    }

    public OrderId order() {
        return order;
    }

    public ReservationState state() {
        return state;
    }

    public List<Line> lines() {
        return lines;
    }

    /** Whether its lines were held since it was loaded, hence are not stored yet. */
    public boolean isJustReserved() {
        return justReserved;
    }

    public List<Shortage> shortages() {
        return shortages;
    }

    /** How many events there were. */
    public long sequence() {
        return sequence;
    }
}
