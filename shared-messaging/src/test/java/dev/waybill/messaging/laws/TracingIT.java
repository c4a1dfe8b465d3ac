package dev.waybill.messaging.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import io.micrometer.tracing.Tracer;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;

/** Law 17: one trace, and one correlation id, from the first cause to the last effect. */
class TracingIT {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void carriesOneTraceFromTheHttpRequestToTheLastConsumer() {
        try (World world = new World()) {
            Node node = world.start(WebApplicationType.SERVLET, "management.tracing.sampling.probability=1.0");
            Tracer tracer = node.context().getBean(Tracer.class);
            Map<String, String> traceOf = new ConcurrentHashMap<>();
            node.effects().obstruct("answer me", () -> {
                traceOf.put("first", traceId(tracer));
                node.outbox().publish(new Noted("answered", 1, "here you are"));
            });
            node.effects().obstruct("here you are", () -> traceOf.put("last", traceId(tracer)));

            node.http()
                    .post()
                    .uri("/requests/k")
                    .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                    .body("answer me")
                    .retrieve()
                    .toBodilessEntity();

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> node.effects().of("answered").size() == 1);
            ConsumerRecord<String, String> command =
                    world.onTopic(world.commands()).getFirst();
            ConsumerRecord<String, String> answer =
                    world.onTopic(world.events()).getFirst();
            assertThat(traceOf).containsOnly(entry("first", TRACE), entry("last", TRACE));
            assertThat(World.header(command, "traceparent")).contains(TRACE);
            assertThat(World.header(answer, "traceparent")).contains(TRACE);
            assertThat(World.header(answer, "ce_causationid")).isEqualTo(World.header(command, "ce_id"));
            assertThat(World.header(answer, "ce_correlationid")).isEqualTo(World.header(command, "ce_correlationid"));
        }
    }

    private static String traceId(Tracer tracer) {
        return Objects.requireNonNull(tracer.currentSpan()).context().traceId();
    }
}
