package dev.waybill.reporting.freshness;

import dev.waybill.events.Topics;
import dev.waybill.messaging.ConsumerProgress;
import dev.waybill.messaging.ConsumerProgress.Span;
import dev.waybill.reporting.freshness.Positions.Position;
import dev.waybill.reporting.log.EventLog;
import dev.waybill.reporting.log.TopicLife;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
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
    private static final int MOST_MOMENTS = 600;

    private final ConsumerProgress progress;
    private final Positions positions;
    private final Clock clock;
    private final Lock atWork = new ReentrantLock();
    private final Deque<Moment> moments = new ArrayDeque<>();
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private volatile boolean complete = true;

    FreshnessMonitor(ConsumerProgress progress, Positions positions, Clock clock) {
        this.progress = progress;
        this.positions = positions;
        this.clock = clock;
    }

    /** How fresh the reports from this projection are. */
    public Freshness of(String projection) {
        Known state = known.getOrDefault(projection, Known.NOTHING);
        boolean late = state.asOf() == null || state.asOf().plus(STALE_AFTER).isBefore(clock.instant());
        return new Freshness(state.asOf(), state.lag(), late, complete);
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
                            spans -> compare(new Moment(now, spans)),
                            () -> known.replaceAll((_, state) -> new Known(state.asOf(), null)));
        } catch (DataAccessException | TransactionException e) {
            log.debug("the database does not answer with the positions", e);
        } finally {
            atWork.unlock();
        }
    }

    private void compare(Moment moment) {
        moments.addLast(moment);
        if (moments.size() > MOST_MOMENTS) {
            moments.removeFirst();
        }
        positions.byProjection().forEach(this::update);
    }

    private void update(String projection, List<Position> position) {
        Moment latest = moments.getLast();
        Instant asOf = known.getOrDefault(projection, Known.NOTHING).asOf();
        Iterator<Moment> newestFirst = moments.descendingIterator();
        while (newestFirst.hasNext()) {
            Moment moment = newestFirst.next();
            if (moment.lagOf(position) == 0) {
                asOf = asOf == null || asOf.isBefore(moment.at()) ? moment.at() : asOf;
                break;
            }
        }
        known.put(projection, new Known(asOf, latest.lagOf(position)));
    }

    private record Known(@Nullable Instant asOf, @Nullable Long lag) {
        static final Known NOTHING = new Known(null, null);
    }

    private record Moment(Instant at, Map<TopicPartition, Span> spans) {

        long lagOf(List<Position> positions) {
            long ofFormerLives = positions.stream()
                    .filter(position -> !isPresent(position))
                    .mapToLong(position -> position.stored() - position.next())
                    .sum();
            Map<TopicPartition, Long> present = positions.stream()
                    .filter(this::isPresent)
                    .collect(Collectors.toMap(Position::partition, Position::next, Math::max));
            return ofFormerLives
                    + spans.entrySet().stream()
                            .mapToLong(e -> lag(e.getValue(), present.getOrDefault(e.getKey(), 0L)))
                            .sum();
        }

        /** Whether it is in the life of the topic that the broker has. */
        private boolean isPresent(Position position) {
            Span span = spans.get(position.partition());
            return span != null
                    && (position.topicId().equals(span.topicId())
                            || position.topicId().equals(TopicLife.UNKNOWN));
        }

        // What was deleted before this service came to be will never be handled.
        private static long lag(Span span, long next) {
            return Math.max(0, span.end() - Math.max(next, span.beginning()));
        }
    }
}
