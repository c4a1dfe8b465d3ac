package dev.waybill.reporting.projection;

import dev.waybill.messaging.IncomingRecord;
import dev.waybill.reporting.log.EventLog;
import dev.waybill.reporting.projection.generation.Feed;
import dev.waybill.reporting.projection.generation.Generation;
import dev.waybill.reporting.projection.generation.Generations;
import dev.waybill.reporting.projection.generation.NextOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Brings what has just been stored in the log to the generations that are level with it, in the same transaction. */
@Component
public class LiveFeed {

    private final EventLog log;
    private final EventReader reader;
    private final Projections projections;
    private final Generations generations;

    LiveFeed(EventLog log, EventReader reader, Projections projections, Generations generations) {
        this.log = log;
        this.reader = reader;
        this.projections = projections;
        this.generations = generations;
    }

    /** Applies new messages, in order per topic-partition, which the log has stored in the current transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void accept(List<IncomingRecord> messages) {
        generations.passAsListener();
        List<ProjectedEvent> events = read(messages);
        List<Generation> applied = generations.fedBy(Feed.LIVE).stream()
                .filter(generation -> isApplied(generation, events))
                .toList();
        generations.advance(applied, NextOffset.after(messages));
    }

    private boolean isApplied(Generation generation, List<ProjectedEvent> events) {
        Optional<Projection> projection = projections.filling(generation);
        if (projection.isEmpty()) {
            // Another version of the service runs beside this one, and must not miss what this one has taken.
            generations.feed(generation, Feed.REPLAY);
            return false;
        }
        return projections.applied(projection.get(), generation, events);
    }

    private List<ProjectedEvent> read(List<IncomingRecord> messages) {
        List<ProjectedEvent> events = new ArrayList<>(messages.size());
        Map<UUID, String> problems = new HashMap<>();
        for (IncomingRecord message : messages) {
            switch (reader.read(message)) {
                case Reading.Understood(ProjectedEvent event) -> events.add(event);
                case Reading.Unreadable(String problem) -> problems.put(message.id(), problem);
                case Reading.Unknown() -> {}
            }
        }
        log.markUnreadable(problems);
        return events;
    }
}
