package dev.waybill.messaging.internal;

import org.jspecify.annotations.Nullable;

/** A failure as it may stand in a log: the same stack traces, each message on one line, for messages quote the wire. */
public final class LoggedFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private LoggedFailure(String line, @Nullable Throwable cause, StackTraceElement[] trace) {
        super(line, cause);
        setStackTrace(trace);
    }

    /** The failure and its causes, fit for a log. */
    public static LoggedFailure of(Throwable failure) {
        @Nullable Throwable cause = failure.getCause();
        return new LoggedFailure(
                WireText.printable(failure), cause == null ? null : of(cause), failure.getStackTrace());
    }
}
