package dev.waybill.system.campaign;

import dev.waybill.checker.evidence.Invocation;
import dev.waybill.system.nemesis.Injection;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Requests per second and the faults above them, as an SVG picture. */
final class Timeline {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 220;
    private static final int GROUND = 190;
    private static final double PIXELS_PER_REQUEST = 6;

    private final Outcome outcome;
    private final double pixelsPerSecond;
    private final StringBuilder svg = new StringBuilder();

    private Timeline(Outcome outcome) {
        this.outcome = outcome;
        this.pixelsPerSecond = (double) WIDTH
                / Math.max(1, Duration.between(outcome.began(), outcome.ended()).toSeconds() + 10);
    }

    static String of(Outcome outcome) {
        return new Timeline(outcome).draw();
    }

    private String draw() {
        add(
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif' font-size='9'>",
                WIDTH, HEIGHT);
        add("<rect width='%d' height='%d' fill='#fff'/>", WIDTH, HEIGHT);
        int row = 0;
        for (Injection it : outcome.injections()) {
            if (!it.skipped()) {
                fault(it, row++ % 5);
            }
        }
        bars();
        add("<line x1='0' y1='%d' x2='%d' y2='%d' stroke='#333'/>", GROUND, WIDTH, GROUND);
        for (int second = 0; second * pixelsPerSecond < WIDTH; second += 30) {
            add("<text x='%.1f' y='%d'>%d s</text>", second * pixelsPerSecond, GROUND + 12, second);
        }
        add(
                "<text x='0' y='%d'>requests ended each second: answered (blue), without an answer (orange); faults (red)"
                        + "</text>",
                HEIGHT - 4);
        return svg.append("</svg>\n").toString();
    }

    private void fault(Injection it, int row) {
        double x = x(it.at());
        add(
                "<rect x='%.1f' y='0' width='%.1f' height='%d' fill='#d33' opacity='0.15'/>",
                x, Math.max(1, x(it.until()) - x), GROUND);
        add("<text x='%.1f' y='%d' fill='#a00'>%s</text>", x, 10 + 11 * row, it.kind());
    }

    private void bars() {
        Map<Long, Map<Boolean, Long>> perSecond = outcome.invocations().stream()
                .collect(Collectors.groupingBy(
                        it -> Duration.between(outcome.began(), it.until()).toSeconds(),
                        TreeMap::new,
                        Collectors.partitioningBy(
                                it -> it.outcome() == Invocation.Outcome.UNKNOWN, Collectors.counting())));
        perSecond.forEach((second, counts) -> {
            double answered = counts.getOrDefault(false, 0L) * PIXELS_PER_REQUEST;
            double unknown = counts.getOrDefault(true, 0L) * PIXELS_PER_REQUEST;
            bar(second, GROUND - answered, answered, "#36c");
            bar(second, GROUND - answered - unknown, unknown, "#e80");
        });
    }

    private void bar(long second, double y, double height, String colour) {
        if (height > 0) {
            add(
                    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' fill='%s'/>",
                    second * pixelsPerSecond, y, Math.max(0.5, pixelsPerSecond - 0.3), height, colour);
        }
    }

    private double x(Instant at) {
        return Duration.between(outcome.began(), at).toMillis() / 1000.0 * pixelsPerSecond;
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
