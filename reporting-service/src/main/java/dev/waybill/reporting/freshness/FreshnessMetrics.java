package dev.waybill.reporting.freshness;

import dev.waybill.reporting.projection.Projection;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Per projection: {@code waybill.reporting.lag} in messages and {@code waybill.reporting.age} in seconds. */
@Component
class FreshnessMetrics implements MeterBinder {

    private final List<Projection> projections;
    private final FreshnessMonitor freshness;
    private final Clock clock;

    FreshnessMetrics(List<Projection> projections, FreshnessMonitor freshness, Clock clock) {
        this.projections = projections;
        this.freshness = freshness;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Projection projection : projections) {
            String name = projection.name();
            Gauge.builder("waybill.reporting.lag", () -> lagOf(name))
                    .description("Messages that are published but not in the projection yet")
                    .baseUnit("messages")
                    .tag("projection", name)
                    .register(registry);
            Gauge.builder("waybill.reporting.age", () -> ageOf(name))
                    .description("How old the moment is as of which the projection is")
                    .baseUnit("seconds")
                    .tag("projection", name)
                    .register(registry);
        }
    }

    private double lagOf(String projection) {
        Long lag = freshness.of(projection).lag();
        return lag == null ? Double.NaN : lag;
    }

    private double ageOf(String projection) {
        Instant asOf = freshness.of(projection).asOf();
        return asOf == null
                ? Double.NaN
                : Duration.between(asOf, clock.instant()).toMillis() / 1_000.0;
    }
}
