package dev.waybill.messaging.internal;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tracing through the application's {@link Tracer}. */
public final class MicrometerTracing implements Tracing {

    private final Tracer tracer;
    private final Propagator propagator;

    /** With the application's tracer and propagation, which must be W3C's. */
    public MicrometerTracing(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    @Override
    public @Nullable String current() {
        Span span = tracer.currentSpan();
        return span == null ? null : traceparent(span.context());
    }

    @Override
    public ReceivedSpan received(String name, Map<String, String> headers) {
        Span span = propagator
                .extract(headers, (Map<String, String> carrier, String key) -> carrier.get(key))
                .kind(Span.Kind.CONSUMER)
                .name(name)
                .start();
        return new Received(span);
    }

    private @Nullable String traceparent(TraceContext context) {
        Map<String, String> carrier = new HashMap<>();
        propagator.inject(context, carrier, (map, key, value) -> {
            if (map != null) {
                map.put(key, value);
            }
        });
        return carrier.get("traceparent");
    }

    private final class Received implements ReceivedSpan {

        private final Span span;

        Received(Span span) {
            this.span = span;
        }

        @Override
        public @Nullable String traceparent() {
            return MicrometerTracing.this.traceparent(span.context());
        }

        @Override
        public void within(Runnable work) {
            try (Tracer.SpanInScope _ = tracer.withSpan(span)) {
                work.run();
            }
        }

        @Override
        public void end(@Nullable Throwable failure) {
            if (failure != null) {
                span.error(failure);
            }
            span.end();
        }
    }
}
