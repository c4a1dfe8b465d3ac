package dev.waybill.reporting.dashboard.view;

import dev.waybill.reporting.sales.SalesCount;
import java.util.Collection;

/** How many orders came to which end. */
public record Outcomes(long placed, long confirmed, long open, long rejected, long cancelled) {

    private static final int HUNDRED = 100;

    /** The sum of these. */
    public static Outcomes of(Collection<SalesCount> counts) {
        return new Outcomes(
                counts.stream().mapToLong(SalesCount::placed).sum(),
                counts.stream().mapToLong(SalesCount::confirmed).sum(),
                counts.stream().mapToLong(SalesCount::open).sum(),
                counts.stream().mapToLong(SalesCount::rejected).sum(),
                counts.stream().mapToLong(SalesCount::cancelled).sum());
    }

    /** Of those that came to an end. */
    public String confirmationRate() {
        long ended = confirmed + rejected + cancelled;
        return ended == 0 ? "–" : Math.round((double) HUNDRED * confirmed / ended) + " %";
    }

    public String share(long part) {
        if (placed == 0 || part == 0) {
            return "0 %";
        }
        long percent = Math.round((double) HUNDRED * part / placed);
        return percent == 0 ? "< 1 %" : percent + " %";
    }

    /** In thousandths of the whole, for drawing. */
    public long thousandths(long part) {
        return placed == 0 ? 0 : part * 1_000 / placed;
    }
}
