package dev.waybill.reporting.projection;

import dev.waybill.messaging.IncomingRecord;
import dev.waybill.reporting.log.LoggedEvents;
import dev.waybill.reporting.projection.generation.Feed;
import dev.waybill.reporting.projection.generation.Generation;
import dev.waybill.reporting.projection.generation.Generations;
import dev.waybill.reporting.projection.generation.NextOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Feeds generations from the log until they are level with it. Each step commits rows and cursor together, so a crash
 * resumes where it was; a generation is claimed by row lock, so instances do not get into each other's way.
 */
@Component
class Replay {

    private final LoggedEvents log;
    private final EventReader reader;
    private final Projections projections;
    private final Generations generations;
    private final TransactionTemplate transaction;

    Replay(
            LoggedEvents log,
            EventReader reader,
            Projections projections,
            Generations generations,
            PlatformTransactionManager transactions) {
        this.log = log;
        this.reader = reader;
        this.projections = projections;
        this.generations = generations;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Takes one step with one generation, if one is being replayed and nobody else is at it. */
    boolean step() {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            Optional<Generation> claimed = claim();
            claimed.ifPresent(this::advance);
            return claimed.isPresent();
        }));
    }

    private Optional<Generation> claim() {
        return generations.fedBy(Feed.REPLAY).stream()
                .filter(generation -> projections.filling(generation).isPresent())
                .flatMap(generation -> generations.claim(generation).stream())
                .findFirst();
    }

    private void advance(Generation generation) {
        Outcome outcome = feed(generation);
        if (outcome == Outcome.LEVEL) {
            generations.holdBackListeners();
            do {
                outcome = feed(generation);
            } while (outcome == Outcome.ADVANCED);
        }
        if (outcome == Outcome.LEVEL) {
            generations.levelWithLog(generation);
            generations.feed(generation, Feed.LIVE);
        }
    }

    private Outcome feed(Generation generation) {
        List<IncomingRecord> next = log.beyondCursorOf(generation.projection(), generation.number());
        if (next.isEmpty()) {
            return Outcome.LEVEL;
        }
        List<ProjectedEvent> events = next.stream()
                .map(reader::read)
                .<ProjectedEvent>mapMulti(Replay::readable)
                .toList();
        Projection projection = projections.filling(generation).orElseThrow();
        if (!projections.applied(projection, generation, events)) {
            return Outcome.PARKED;
        }
        generations.advance(List.of(generation), NextOffset.after(next));
        return Outcome.ADVANCED;
    }

    private static void readable(Reading reading, Consumer<ProjectedEvent> events) {
        if (reading instanceof Reading.Understood(ProjectedEvent event)) {
            events.accept(event);
        }
    }

    private enum Outcome {
        ADVANCED,
        LEVEL,
        PARKED
    }
}
