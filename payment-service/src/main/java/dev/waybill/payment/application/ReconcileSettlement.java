package dev.waybill.payment.application;

import dev.waybill.payment.domain.Movement;
import dev.waybill.payment.domain.Reconciliation;
import dev.waybill.payment.domain.Reconciliations;
import dev.waybill.payment.domain.SettlementLine;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Compares the provider's settlement report of a day with our payments. */
@Service
public class ReconcileSettlement {

    private static final Logger LOG = LoggerFactory.getLogger(ReconcileSettlement.class);

    private final SettlementReports reports;
    private final Movements movements;
    private final Reconciliations reconciliations;
    private final Clock clock;

    ReconcileSettlement(SettlementReports reports, Movements movements, Reconciliations reconciliations, Clock clock) {
        this.reports = reports;
        this.movements = movements;
        this.reconciliations = reconciliations;
        this.clock = clock;
    }

    public Reconciliation reconcile(LocalDate day) {
        // Ours is read first: what happens in between is then known to us too, and no difference.
        List<Movement> recorded = movements.recordedOn(day);
        List<SettlementLine> reported = reports.of(day);
        Reconciliation result = Reconciliation.of(
                day, clock.instant(), reported, known(reported), recorded, reportedNearby(day, recorded));
        reconciliations.replace(result);
        if (!result.differences().isEmpty()) {
            LOG.warn(
                    "{} differences between our payments and the settlement of {}",
                    result.differences().size(),
                    day);
        }
        return result;
    }

    private Map<Movement.Key, Movement> known(List<SettlementLine> reported) {
        return movements.known(reported.stream().map(SettlementLine::key).toList()).stream()
                .collect(Collectors.toMap(Movement::key, Function.identity()));
    }

    private Set<Movement.Key> reportedNearby(LocalDate day, List<Movement> recorded) {
        Set<Movement.Key> nearby = new HashSet<>();
        recorded.stream()
                .flatMap(movement ->
                        movement.earliest().datesUntil(movement.latest().plusDays(1)))
                .distinct()
                .filter(other -> !other.equals(day))
                .forEach(other -> reports.of(other).forEach(line -> nearby.add(line.key())));
        return nearby;
    }
}
