package dev.waybill.reporting.freshness;

import dev.waybill.events.Topics;
import dev.waybill.messaging.ConsumerLag;
import dev.waybill.messaging.ConsumerProgress;
import dev.waybill.messaging.ConsumerProgress.Span;
import dev.waybill.reporting.freshness.Positions.Position;
import dev.waybill.reporting.log.EventLog;
import dev.waybill.reporting.log.TopicLife;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Compares, each second, where the topics end with how far the projections are. A projection is as of the latest moment
 * whose ends it has passed: everything that had been published by then is in it.
 */
@Component
public class FreshnessMonitor {

    private static final Logger log = LoggerFactory.getLogger(FreshnessMonitor.class);
    private static final Duration STALE_AFTER = Duration.ofSeconds(10);

    private final ConsumerProgress progress;
    private final Positions positions;
    private final Clock clock;
    private final Lock atWork = new ReentrantLock();
    private final Map<String, ConsumerLag> lags = new ConcurrentHashMap<>();
    private volatile boolean complete = true;

    FreshnessMonitor(ConsumerProgress progress, Positions positions, Clock clock) {
        this.progress = progress;
        this.positions = positions;
        this.clock = clock;
    }

    /** How fresh the reports from this projection are. */
    public Freshness of(String projection) {
        ConsumerLag lag = lagOf(projection);
        Instant asOf = lag.asOf().orElse(null);
        OptionalLong records = lag.records();
        boolean late = asOf == null || asOf.plus(STALE_AFTER).isBefore(clock.instant());
        return new Freshness(asOf, records.isPresent() ? records.getAsLong() : null, late, complete);
    }

    // At a fixed rate each run has a thread of its own, so a broker that does not answer holds up no other schedule.
    @Scheduled(fixedRateString = "PT1S")
    void look() {
        if (!atWork.tryLock()) {
            return;
        }
        try {
            complete = progress.openLosses(EventLog.CONSUMER) == 0;
            Instant now = clock.instant();
            progress.spans(Set.copyOf(Topics.ALL))
                    .ifPresentOrElse(
                            spans -> compare(now, spans), () -> lags.values().forEach(ConsumerLag::unknown));
        } catch (DataAccessException | TransactionException e) {
            log.debug("the database does not answer with the positions", e);
        } finally {
            atWork.unlock();
        }
    }

    private ConsumerLag lagOf(String projection) {
        return lags.computeIfAbsent(projection, _ -> new ConsumerLag());
    }

    private void compare(Instant now, Map<TopicPartition, Span> spans) {
        positions
                .byProjection()
                .forEach((projection, reached) ->
                        lagOf(projection).sample(now, spans, handled(reached, spans), ofFormerLives(reached, spans)));
    }

    private static Map<TopicPartition, Long> handled(List<Position> reached, Map<TopicPartition, Span> spans) {
        return reached.stream()
                .filter(position -> isPresent(position, spans))
                .collect(Collectors.toMap(Position::partition, Position::next, Math::max));
    }

    /** What the log holds of lives of topics that are over, and the projection does not yet. */
    private static long ofFormerLives(List<Position> reached, Map<TopicPartition, Span> spans) {
        return reached.stream()
                .filter(position -> !isPresent(position, spans))
                .mapToLong(position -> position.stored() - position.next())
                .sum();
    }

    /** Whether it is in the life of the topic that the broker has. */
    private static boolean isPresent(Position position, Map<TopicPartition, Span> spans) {
        Span span = spans.get(position.partition());
        return span != null
                && (position.topicId().equals(span.topicId())
                        || position.topicId().equals(TopicLife.UNKNOWN));
    }
}
