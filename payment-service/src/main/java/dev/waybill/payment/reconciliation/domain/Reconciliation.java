package dev.waybill.payment.reconciliation.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A day's settlement report compared with our payments.
 *
 * @param summary the result in short
 * @param differences the first of them
 */
public record Reconciliation(Summary summary, List<Difference> differences) {

    /** How many differences are kept in view. */
    public static final int SHOWN = 1_000;

    private static final Duration GRACE = Duration.ofHours(1);

    public Reconciliation {
        differences = List.copyOf(differences);
    }

    /**
     * A reconciliation without its differences.
     *
     * @param complete false if the day was not over: then it is compared again
     * @param movements how many were compared
     * @param differences how many there are
     */
    public record Summary(LocalDate day, Instant runAt, boolean complete, int movements, int differences) {}

    /** The last day (UTC) that is over, and that the provider had an hour to close. */
    public static LocalDate lastDayOver(Instant now) {
        return now.minus(GRACE).atZone(ZoneOffset.UTC).toLocalDate().minusDays(1);
    }
}
