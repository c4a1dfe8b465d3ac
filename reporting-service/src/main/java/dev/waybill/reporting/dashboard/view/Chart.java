package dev.waybill.reporting.dashboard.view;

import dev.waybill.reporting.sales.SalesCount;
import java.time.Instant;
import java.util.List;

/**
 * Columns of orders by outcome over time. Heights are in thousandths of the chart.
 *
 * @param top what the top line stands for
 */
public record Chart(String range, String title, long top, List<Column> columns) {

    private static final int FULL = 1_000;

    /** Of the spans of time on its axis. */
    public static Chart of(String range, String title, List<Slot> slots) {
        long most =
                slots.stream().mapToLong(slot -> slot.outcomes().placed()).max().orElse(0);
        long top = roundTop(most);
        return new Chart(
                range,
                title,
                top,
                slots.stream().map(slot -> Column.of(slot, top)).toList());
    }

    public boolean isEmpty() {
        return columns.stream().allMatch(column -> column.outcomes().placed() == 0);
    }

    /** The least of 2, 4, 6, 10, 20, 40, 60, 100, … that holds all columns: half of it is a whole number too. */
    static long roundTop(long most) {
        for (long power = 1; ; power *= 10) {
            for (long step : new long[] {2, 4, 6, 10}) {
                if (step * power >= most) {
                    return step * power;
                }
            }
        }
    }

    /** A span of time on the axis. */
    public record Slot(Instant since, String label, String name, List<SalesCount> sales) {

        Outcomes outcomes() {
            return Outcomes.of(sales);
        }
    }

    /**
     * One column, from the bottom: confirmed, open, cancelled, rejected.
     *
     * @param label below it, short
     * @param name in full
     * @param sales per currency
     */
    public record Column(String label, String name, Outcomes outcomes, List<SalesCount> sales, List<Bar> bars) {

        static Column of(Slot slot, long top) {
            Outcomes outcomes = slot.outcomes();
            long confirmed = outcomes.confirmed();
            long open = confirmed + outcomes.open();
            long cancelled = open + outcomes.cancelled();
            List<Bar> bars = List.of(
                            Bar.between("confirmed", 0, confirmed, top),
                            Bar.between("open", confirmed, open, top),
                            Bar.between("cancelled", open, cancelled, top),
                            Bar.between("rejected", cancelled, cancelled + outcomes.rejected(), top))
                    .stream()
                    .filter(bar -> bar.height() > 0)
                    .toList();
            return new Column(slot.label(), slot.name(), outcomes, slot.sales(), bars);
        }
    }

    /** A piece of a column, measured from the top as SVG does. */
    public record Bar(String kind, long y, long height) {

        static Bar between(String kind, long from, long to, long top) {
            long lower = FULL * from / top;
            long upper = FULL * to / top;
            return new Bar(kind, FULL - upper, upper - lower);
        }
    }
}
