package dev.waybill.platform;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the person who started the platform reads: one line per thing that happened. */
public final class Console {

    private static final String CLEAR_LINE = "\r\033[K";

    private final PrintStream out;
    private final boolean terminal;
    private final Set<String> said = new HashSet<>();
    private String status = "";

    public Console(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** The standard output of this process. */
    public static Console standard() {
        return new Console(System.out, isInteractive() && System.getenv("CI") == null);
    }

    /** Whether a person is at the other end. */
    public static boolean isInteractive() {
        return Optional.ofNullable(System.console())
                .map(java.io.Console::isTerminal)
                .orElse(false);
    }

    public synchronized void line(String text) {
        out.println(terminal && !status.isEmpty() ? CLEAR_LINE + text : text);
        redrawStatus();
        out.flush();
    }

    public void step(String text) {
        line("  " + text);
    }

    /** A line that is worth reading once. */
    public synchronized void once(String text) {
        if (said.add(text)) {
            step(text);
        }
    }

    public void done(String text, Instant since) {
        line("  \u2713 %s (%s)".formatted(text, seconds(Duration.between(since, Instant.now()))));
    }

    public void warn(String text) {
        line("  ! " + text);
    }

    /** What is being waited for, below the lines and gone when it is empty; only terminals show it. */
    public synchronized void status(String text) {
        if (terminal && !text.equals(status)) {
            status = text;
            out.print(CLEAR_LINE);
            redrawStatus();
            out.flush();
        }
    }

    private void redrawStatus() {
        if (terminal && !status.isEmpty()) {
            out.print("  \u2026 " + status);
        }
    }

    public boolean isTerminal() {
        return terminal;
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
