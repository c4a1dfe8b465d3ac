package dev.waybill.reporting.projection;

import dev.waybill.messaging.TransientFailures;
import dev.waybill.reporting.projection.generation.Generation;
import dev.waybill.reporting.projection.generation.Generations;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The projections of this version of the service; one that throws is parked alone. */
@Component
class Projections {

    private static final Logger log = LoggerFactory.getLogger(Projections.class);

    private final Map<String, Projection> byName;
    private final Generations generations;
    private final TransactionTemplate savepoint;

    Projections(List<Projection> projections, Generations generations, PlatformTransactionManager transactions) {
        this.byName = projections.stream().collect(Collectors.toMap(Projection::name, Function.identity()));
        this.generations = generations;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    Collection<Projection> all() {
        return byName.values();
    }

    /** The code that fills this generation, if this version of the service has it. */
    Optional<Projection> filling(Generation generation) {
        return Optional.ofNullable(byName.get(generation.projection()))
                .filter(projection -> projection.version() == generation.version());
    }

    /**
     * Applies events to a generation within the current transaction.
     *
     * @return whether they were applied; if not, the generation is parked, and nothing of them has stayed
     */
    boolean applied(Projection projection, Generation generation, List<ProjectedEvent> events) {
        List<ProjectedEvent> handled = events.stream()
                .filter(event -> projection.handles(event.payload().getClass()))
                .toList();
        if (handled.isEmpty()) {
            return true;
        }
        try {
            savepoint.executeWithoutResult(_ -> projection.apply(generation.number(), handled));
            return true;
        } catch (RuntimeException e) {
            if (TransientFailures.isTransient(e)) {
                throw e;
            }
            log.error(
                    "parking projection {} (generation {}): it threw", generation.projection(), generation.number(), e);
            generations.park(generation, e.getClass().getSimpleName() + ": " + e.getMessage());
            return false;
        }
    }
}
