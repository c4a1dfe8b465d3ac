package dev.waybill.order.catalogue.messaging;

import dev.waybill.events.Topics;
import dev.waybill.messaging.ConsumerLag;
import dev.waybill.messaging.ConsumerProgress;
import dev.waybill.messaging.ConsumerProgress.Span;
import dev.waybill.order.catalogue.application.UpdateCatalogue;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
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

    private final ConsumerProgress progress;
    private final Clock clock;
    private final ConsumerLag lag = new ConsumerLag();

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
        Optional<Map<TopicPartition, Span>> spans = progress.spans(Set.of(Topics.INVENTORY_EVENTS));
        Optional<Map<TopicPartition, Long>> handled = progress.handled(UpdateCatalogue.CONSUMER);
        if (spans.isPresent() && handled.isPresent()) {
            lag.sample(now, spans.get(), handled.get());
        } else {
            lag.unknown();
        }
    }

    private double seconds() {
        return lag.age(clock.instant()).map(age -> age.toMillis() / 1e3).orElse(Double.NaN);
    }
}
