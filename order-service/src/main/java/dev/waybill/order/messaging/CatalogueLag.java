package dev.waybill.order.messaging;

import dev.waybill.events.Topics;
import dev.waybill.order.application.Consumers;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How far the catalogue replica is behind: for how long the oldest event of inventory-service waits that the instances have
 * not taken over. It grows while nobody consumes, and is 0 while nothing waits, however long ago the last event was.
 */
@Component
class CatalogueLag {

    private static final Logger log = LoggerFactory.getLogger(CatalogueLag.class);
    private static final int MOST_LOOKS = 500;

    private final TopicOffsets offsets;
    private final Clock clock;
    private final Deque<Look> notPassed = new ArrayDeque<>();
    private volatile boolean known;

    /** Where the topic ended at a moment. */
    private record Look(Instant at, Map<TopicPartition, Long> ends) {

        boolean isPassedBy(Map<TopicPartition, Long> applied) {
            return ends.entrySet().stream()
                    .allMatch(end -> end.getValue() == 0 || applied.getOrDefault(end.getKey(), 0L) >= end.getValue());
        }
    }

    CatalogueLag(TopicOffsets offsets, Clock clock, MeterRegistry registry) {
        this.offsets = offsets;
        this.clock = clock;
        Gauge.builder("waybill.order.catalogue.lag", this::seconds)
                .description("For how long the oldest event waits that the catalogue replica has not taken over")
                .baseUnit("seconds")
                .register(registry);
    }

    @Scheduled(fixedDelayString = "${waybill.order.catalogue.lag-interval:5s}")
    void look() {
        try {
            Instant now = clock.instant();
            Map<TopicPartition, Long> ends = offsets.endsOf(Topics.INVENTORY_EVENTS);
            note(new Look(now, ends), offsets.committedBy(Consumers.ORDER_CATALOGUE));
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            known = false;
            log.debug("how far the catalogue is behind is not known now", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void note(Look look, Map<TopicPartition, Long> applied) {
        if (notPassed.size() < MOST_LOOKS) {
            notPassed.add(look);
        }
        while (!notPassed.isEmpty() && notPassed.getFirst().isPassedBy(applied)) {
            notPassed.removeFirst();
        }
        known = true;
    }

    private synchronized double seconds() {
        if (!known) {
            return Double.NaN;
        }
        return notPassed.isEmpty()
                ? 0
                : Duration.between(notPassed.getFirst().at(), clock.instant()).toMillis() / 1e3;
    }
}
