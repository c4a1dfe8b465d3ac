package dev.waybill.payment.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A day's settlement report compared with our payments.
 *
 * @param movements how many were compared
 */
public record Reconciliation(LocalDate day, Instant runAt, int movements, List<Difference> differences) {

    public Reconciliation {
        differences = List.copyOf(differences);
    }

    /**
     * Compares.
     *
     * @param reported the provider's lines of the day
     * @param known what we know of those lines' movements, whenever they were
     * @param recorded what we recorded on the day
     * @param reportedNearby what the provider reports for other days on which the recorded may have happened
     */
    public static Reconciliation of(
            LocalDate day,
            Instant runAt,
            List<SettlementLine> reported,
            Map<Movement.Key, Movement> known,
            List<Movement> recorded,
            Set<Movement.Key> reportedNearby) {
        List<Difference> differences = new ArrayList<>();
        Set<Movement.Key> seen = new HashSet<>();
        for (SettlementLine line : reported) {
            if (!seen.add(line.key())) {
                differences.add(difference(Difference.Kind.REPORTED_TWICE, line, known.get(line.key())));
            } else {
                compare(line, known.get(line.key()), differences);
            }
        }
        for (Movement movement : recorded) {
            if (!seen.contains(movement.key()) && !reportedNearby.contains(movement.key())) {
                differences.add(new Difference(
                        Difference.Kind.MISSING_AT_PROVIDER,
                        movement.key(),
                        movement.order().toString(),
                        movement.amount(),
                        null));
            }
            seen.add(movement.key());
        }
        return new Reconciliation(day, runAt, seen.size(), differences);
    }

    private static void compare(SettlementLine line, @Nullable Movement known, List<Difference> differences) {
        if (known == null) {
            differences.add(difference(Difference.Kind.UNKNOWN_TO_US, line, null));
        } else if (!known.amount().equals(line.amount())) {
            differences.add(difference(Difference.Kind.AMOUNT_DIFFERS, line, known));
        }
    }

    private static Difference difference(Difference.Kind kind, SettlementLine line, @Nullable Movement known) {
        return new Difference(kind, line.key(), line.reference(), known == null ? null : known.amount(), line.amount());
    }
}
