package dev.waybill.benchmarks.load;

import dev.waybill.benchmarks.load.Overload.Phase;
import dev.waybill.benchmarks.load.Overload.Request;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An overload as SVG: what was offered, refused and settled in each second, and how long it took; both logarithmic. */
final class Picture {

    private static final long SECOND = 1_000_000_000;
    private static final int LEFT = 60;
    private static final int WIDTH = 860;
    private static final int HEIGHT = 230;
    private static final String OPENING =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 960 600\" font-family=\"sans-serif\""
                    + " font-size=\"12\"><rect width=\"960\" height=\"600\" fill=\"white\"/>";
    private static final int SECOND_PANEL = 320;

    private final Overload overload;
    private final List<Phase> phases;
    private final int seconds;
    private final List<List<Request>> bySecond;

    Picture(Overload overload) {
        this.overload = overload;
        this.phases = overload.phases();
        long start = phases.getFirst().start();
        this.seconds = (int) ((phases.getLast().end() - start) / SECOND);
        var all = phases.stream().flatMap(Phase::all).collect(Collectors.groupingBy(request ->
                (int) ((request.due() - start) / SECOND)));
        this.bySecond = IntStream.range(0, seconds)
                .mapToObj(second -> all.getOrDefault(second, List.of()))
                .toList();
    }

    String svg() {
        return Stream.of(List.of(OPENING), rates(), times(), List.of("</svg>\n"))
                .flatMap(List::stream)
                .collect(Collectors.joining("\n"));
    }

    private List<String> rates() {
        long[] settled = overload.settledBySecond();
        Panel rates = new Panel(40, 10, 2_000, "per second");
        return List.of(
                rates.axes(List.of(10, 100, 1_000)),
                rates.line(
                        "#888888", 0, "offered", second -> bySecond.get(second).size()),
                rates.line("#c0392b", 1, "refused", second -> count(second, Request::refused)),
                rates.line("#1e7b4f", 2, "settled", second -> settled[second]));
    }

    private List<String> times() {
        ToLongFunction<Request> answering = it -> it.answered() - it.due();
        Panel times = new Panel(SECOND_PANEL, 1, 20_000, "ms");
        return List.of(
                times.axes(List.of(1, 10, 100, 1_000, 10_000)),
                times.line("#c0392b", 0, "refusal, p99", second -> millis(second, Request::refused, 0.99, answering)),
                times.line(
                        "#2c6fbb",
                        1,
                        "POST accepted, p50",
                        second -> millis(second, Request::accepted, 0.5, answering)),
                times.line(
                        "#1e7b4f",
                        2,
                        "POST → settled, p50",
                        second -> millis(second, Request::accepted, 0.5, overload::settling)));
    }

    private double count(int second, Predicate<Request> which) {
        return bySecond.get(second).stream().filter(which).count();
    }

    private double millis(int second, Predicate<Request> which, double share, ToLongFunction<Request> time) {
        return Overload.at(share, bySecond.get(second).stream().filter(which).mapToLong(time)) / 1e6;
    }

    private final class Panel {

        private final int top;
        private final double least;
        private final double most;
        private final String unit;

        Panel(int top, double least, double most, String unit) {
            this.top = top;
            this.least = least;
            this.most = most;
            this.unit = unit;
        }

        private double y(double value) {
            double share = Math.log(Math.clamp(value, least, most) / least) / Math.log(most / least);
            return top + HEIGHT * (1 - share);
        }

        String axes(List<Integer> values) {
            Function<Integer, String> rule = value -> text(
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%,d</text>",
                    LEFT, LEFT + WIDTH, y(value), y(value), LEFT - 6, y(value) + 4, value);
            Function<Integer, String> tick = second -> text(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d s</text>",
                    x(second), top + HEIGHT + 16, second);
            return Stream.of(
                            values.stream().map(rule),
                            IntStream.iterate(0, second -> second <= seconds, second -> second + 30)
                                    .boxed()
                                    .map(tick),
                            Stream.of(text("<text x=\"%d\" y=\"%d\">%s</text>", LEFT, top - 10, unit)))
                    .flatMap(Function.identity())
                    .collect(Collectors.joining("\n"));
        }

        String line(String colour, int place, String name, ToDoubleFunction<Integer> value) {
            String points = IntStream.range(0, seconds)
                    .filter(second -> value.applyAsDouble(second) > 0)
                    .mapToObj(second -> text("%.1f,%.1f", x(second), y(value.applyAsDouble(second))))
                    .collect(Collectors.joining(" "));
            return text(
                    "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\" points=\"%s\"/><text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>",
                    colour, points, LEFT + 120 + 160 * place, top - 10, colour, name);
        }

        private double x(int second) {
            return LEFT + (double) WIDTH * second / seconds;
        }
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
