package dev.waybill.messaging.internal;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries the trace context along with messages; does nothing where the application does not trace. */
public interface Tracing {

    /** Where nothing traces. */
    Tracing NONE = new Tracing() {
        @Override
        public @Nullable String current() {
            return null;
        }

        @Override
        public ReceivedSpan received(String name, Map<String, String> headers) {
            return ReceivedSpan.NONE;
        }
    };

    /** The W3C traceparent of what runs now. */
    @Nullable
    String current();

    /** Starts the span of handling a message, in the trace that its headers name. */
    ReceivedSpan received(String name, Map<String, String> headers);

    /** The span of one message. */
    interface ReceivedSpan {

        /** Where nothing traces. */
        ReceivedSpan NONE = new ReceivedSpan() {
            @Override
            public @Nullable String traceparent() {
                return null;
            }

            @Override
            public void within(Runnable work) {
                work.run();
            }

            @Override
            public void end(@Nullable Throwable failure) {}
        };

        /** Its W3C traceparent. */
        @Nullable
        String traceparent();

        /** Runs work as a part of it. */
        void within(Runnable work);

        /** Ends it. */
        void end(@Nullable Throwable failure);
    }
}
