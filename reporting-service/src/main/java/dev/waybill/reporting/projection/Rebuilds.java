package dev.waybill.reporting.projection;

import dev.waybill.reporting.projection.generation.Feed;
import dev.waybill.reporting.projection.generation.Generation;
import dev.waybill.reporting.projection.generation.Generations;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rebuilds projections without downtime: a new generation is filled beside the live one, both are compared at the same
 * offsets, and the swap is one row's update.
 */
@Service
public class Rebuilds {

    private static final Logger log = LoggerFactory.getLogger(Rebuilds.class);
    private static final int ROWS_REMOVED_AT_ONCE = 5_000;

    private final Projections projections;
    private final Generations generations;
    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;

    Rebuilds(
            Projections projections,
            Generations generations,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.projections = projections;
        this.generations = generations;
        this.jdbc = jdbc;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Starts what this version of the service has that the tables do not; what is parked is tried again. */
    @Transactional
    public void prepare() {
        generations.holdBackListeners();
        for (Projection projection : projections.all()) {
            List<Generation> existing = generations.of(projection.name());
            int newest = existing.isEmpty() ? 0 : existing.getLast().version();
            if (newest < projection.version()) {
                startGeneration(projection, existing);
            }
            existing.stream()
                    .filter(generation -> generation.version() == projection.version())
                    .filter(generation -> generation.feed() == Feed.PARKED)
                    .forEach(generation -> generations.feed(generation, Feed.REPLAY));
        }
    }

    /**
     * Fills a projection anew, unless that is being done already.
     *
     * @throws UnknownProjection if there is no such projection
     */
    @Transactional
    public void rebuild(String name) {
        generations.holdBackListeners();
        List<Generation> existing = generations.of(name);
        boolean underWay = existing.stream().anyMatch(g -> !g.live() && g.feed() != Feed.RETIRED);
        if (!underWay) {
            startGeneration(named(name), existing);
        }
    }

    /**
     * Lets what is parked go on from where it threw.
     *
     * @throws UnknownProjection if there is no such projection
     */
    @Transactional
    public void resume(String name) {
        String known = named(name).name();
        generations.of(known).stream()
                .filter(generation -> generation.feed() == Feed.PARKED)
                .forEach(generation -> generations.feed(generation, Feed.REPLAY));
    }

    /** Shows each new generation that is level and, where that is to be expected, equal to the live one. */
    void promoteWhatIsReady() {
        for (Generation generation : generations.fedBy(Feed.LIVE)) {
            if (!generation.live() && generation.differences() == null) {
                snapshot.executeWithoutResult(_ -> decide(generation));
            }
        }
    }

    private void decide(Generation candidate) {
        Generation live = generations.of(candidate.projection()).stream()
                .filter(Generation::live)
                .findFirst()
                .orElseThrow();
        boolean comparable = live.version() == candidate.version() && live.feed() == Feed.LIVE;
        long differences = comparable ? differences(candidate, live) : 0;
        generations.compared(candidate, differences);
        if (differences == 0) {
            generations.promote(candidate);
            log.info("projection {} now shows generation {}", candidate.projection(), candidate.number());
        } else {
            log.error(
                    "projection {}: generation {} differs from the live one in {} rows and waits for a decision",
                    candidate.projection(),
                    candidate.number(),
                    differences);
        }
    }

    // Both are fed in the same transactions, so any snapshot shows them at the same offsets.
    private long differences(Generation one, Generation other) {
        jdbc.sql("SET LOCAL transaction_timeout = '15min'").update();
        return named(one.projection()).tables().stream()
                .mapToLong(table -> differencesOf(table, one, other))
                .sum();
    }

    private long differencesOf(String table, Generation one, Generation other) {
        return jdbc.sql("""
                        WITH one AS (SELECT to_jsonb(t) - 'generation' AS row FROM %1$s t WHERE generation = :one),
                             other AS (SELECT to_jsonb(t) - 'generation' AS row FROM %1$s t WHERE generation = :other)
                        SELECT (SELECT count(*) FROM (SELECT row FROM one EXCEPT ALL SELECT row FROM other) a)
                             + (SELECT count(*) FROM (SELECT row FROM other EXCEPT ALL SELECT row FROM one) b)
                        """.formatted(table))
                .param("one", one.number())
                .param("other", other.number())
                .query(Long.class)
                .single();
    }

    /** Removes some rows of a generation that nobody reads. */
    @Transactional
    public boolean removeSomeOfTheRetired() {
        for (Generation generation : generations.fedBy(Feed.RETIRED)) {
            if (generations.claim(generation).isPresent()) {
                remove(generation);
                return true;
            }
        }
        return false;
    }

    private void remove(Generation generation) {
        int removed = named(generation.projection()).tables().stream()
                .mapToInt(table -> jdbc.sql("""
                                DELETE FROM %1$s WHERE ctid = ANY (ARRAY(
                                    SELECT ctid FROM %1$s WHERE generation = :generation LIMIT :most))
                                """.formatted(table))
                        .param("generation", generation.number())
                        .param("most", ROWS_REMOVED_AT_ONCE)
                        .update())
                .sum();
        if (removed == 0) {
            generations.delete(generation);
        }
    }

    private void startGeneration(Projection projection, List<Generation> existing) {
        int number = existing.isEmpty() ? 1 : existing.getLast().number() + 1;
        generations.create(projection.name(), number, projection.version());
        log.info("filling generation {} of projection {} from the log", number, projection.name());
    }

    private Projection named(String name) {
        return projections.all().stream()
                .filter(projection -> projection.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownProjection(name));
    }
}
