package dev.waybill.messaging.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Law 17: one trace, and one correlation id, from the first cause to the last effect. */
class TracingIT {

    @Test
    void carriesTheTraceFromTheSenderToTheHandlerAndOnToWhatTheHandlerSends() {
        try (World world = new World()) {
            Node node = world.start("management.tracing.sampling.probability=1.0");
            Tracer tracer = node.context().getBean(Tracer.class);
            AtomicReference<String> traceInHandler = new AtomicReference<>("");
            node.effects().obstruct("answer me", () -> {
                traceInHandler.set(traceId(tracer));
                node.outbox().publish(new Noted("answered", 1, "here you are"));
            });

            Span request = tracer.nextSpan().name("request").start();
            try (Tracer.SpanInScope _ = tracer.withSpan(request)) {
                node.notes().ask("k", 1, "answer me");
            } finally {
                request.end();
            }

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> node.effects().of("answered").size() == 1);
            ConsumerRecord<String, String> command =
                    world.onTopic(world.commands()).getFirst();
            ConsumerRecord<String, String> answer =
                    world.onTopic(world.events()).getFirst();
            String trace = request.context().traceId();
            assertThat(traceInHandler.get()).isEqualTo(trace);
            assertThat(World.header(command, "traceparent")).contains(trace);
            assertThat(World.header(answer, "traceparent")).contains(trace);
            assertThat(World.header(answer, "ce_causationid")).isEqualTo(World.header(command, "ce_id"));
            assertThat(World.header(answer, "ce_correlationid")).isEqualTo(World.header(command, "ce_correlationid"));
        }
    }

    private static String traceId(Tracer tracer) {
        return Objects.requireNonNull(tracer.currentSpan()).context().traceId();
    }
}
