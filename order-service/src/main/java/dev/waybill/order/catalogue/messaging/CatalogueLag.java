package dev.waybill.order.catalogue.messaging;

import dev.waybill.events.Topics;
import dev.waybill.messaging.ConsumerProgress;
import dev.waybill.messaging.ConsumerProgress.Span;
import dev.waybill.order.catalogue.application.UpdateCatalogue;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How far the catalogue replica is behind: for how long the oldest event of inventory-service waits that the instances have
 * not taken over. It grows while nobody consumes, and is 0 while nothing waits, however long ago the last event was.
 */
@Component
class CatalogueLag {

    private static final int MOST_SAMPLES = 500;

    private final ConsumerProgress progress;
    private final Clock clock;
    private final Deque<Sample> notPassed = new ArrayDeque<>();
    private volatile boolean known;

    /** Where the topic ended at a moment. */
    private record Sample(Instant at, Map<TopicPartition, Span> spans) {

        /** Whether all is applied, or gone with its topic. */
        boolean isPassed(Map<TopicPartition, Long> applied, Sample latest) {
            return spans.entrySet().stream().allMatch(then -> {
                Span now = latest.spans().get(then.getKey());
                return then.getValue().end() == 0
                        || now == null
                        || !now.topicId().equals(then.getValue().topicId())
                        || applied.getOrDefault(then.getKey(), 0L)
                                >= then.getValue().end();
            });
        }
    }

    CatalogueLag(ConsumerProgress progress, Clock clock, MeterRegistry registry) {
        this.progress = progress;
        this.clock = clock;
        Gauge.builder("waybill.order.catalogue.lag", this::seconds)
                .description("For how long the oldest event waits that the catalogue replica has not taken over")
                .baseUnit("seconds")
                .register(registry);
    }

    @Scheduled(fixedDelayString = "${waybill.order.catalogue.lag-interval:5s}")
    void measure() {
        Instant now = clock.instant();
        Optional<Sample> sample =
                progress.spans(Set.of(Topics.INVENTORY_EVENTS)).map(spans -> new Sample(now, spans));
        Optional<Map<TopicPartition, Long>> applied = progress.handled(UpdateCatalogue.CONSUMER);
        if (sample.isPresent() && applied.isPresent()) {
            note(sample.get(), applied.get());
        } else {
            known = false;
        }
    }

    private synchronized void note(Sample sample, Map<TopicPartition, Long> applied) {
        if (notPassed.size() < MOST_SAMPLES) {
            notPassed.add(sample);
        }
        while (!notPassed.isEmpty() && notPassed.getFirst().isPassed(applied, sample)) {
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
