package dev.waybill.system.killpoint;

import dev.waybill.checker.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The report of a sweep, in Markdown. */
final class SweepReport {

    private final SweepOutcome outcome;
    private final StringBuilder text = new StringBuilder();

    private SweepReport(SweepOutcome outcome) {
        this.outcome = outcome;
    }

    /** Writes {@code report.md}; returns the report. */
    static String write(SweepOutcome outcome, Path directory) {
        try {
            String report = markdown(outcome);
            Files.writeString(directory.resolve("report.md"), report);
            return report;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String markdown(SweepOutcome outcome) {
        return new SweepReport(outcome).markdown();
    }

    private String markdown() {
        long hits = outcome.kills().stream().filter(Kill::isHit).count();
        line("# Kill points: %s".formatted(outcome.isGood() ? "right" : "WRONG"));
        line("");
        line("%d halts at %d points in %d s, each point %d times; at rest %d s after the last."
                .formatted(
                        hits,
                        points().size(),
                        outcome.length().toSeconds(),
                        outcome.options().repetitions(),
                        outcome.verdict().rest().toSeconds()));
        list(
                "Violations",
                outcome.violations().stream().map(Violation::toString).toList());
        list("Not hit, or not covered", outcome.complaints());
        line("");
        line("## Points");
        line("");
        line("| point | services | tries | hits | well again, median (s) | longest (s) |");
        line("|---|---|---|---|---|---|");
        points().forEach((point, kills) -> line(row(point, kills)));
        return text.toString();
    }

    private Map<String, List<Kill>> points() {
        return outcome.kills().stream()
                .collect(Collectors.groupingBy(it -> it.point().toString(), LinkedHashMap::new, Collectors.toList()));
    }

    private static String row(String point, List<Kill> kills) {
        Map<String, Long> services = kills.stream()
                .collect(Collectors.groupingBy(
                        it -> it.service().replace("-service", ""), TreeMap::new, Collectors.counting()));
        List<Double> recoveries = kills.stream()
                .filter(Kill::isHit)
                .map(it -> Objects.requireNonNullElse(it.untilWell(), Duration.ZERO)
                                .toMillis()
                        / 1000.0)
                .sorted()
                .toList();
        return "| %s | %s | %d | %d | %s | %s |"
                .formatted(
                        point,
                        services.entrySet().stream()
                                .map(it -> it.getKey() + " " + it.getValue())
                                .collect(Collectors.joining(", ")),
                        kills.size(),
                        recoveries.size(),
                        recoveries.isEmpty() ? "-" : recoveries.get(recoveries.size() / 2),
                        recoveries.isEmpty() ? "-" : recoveries.getLast());
    }

    private void list(String title, List<String> items) {
        line("");
        line("## %s: %d".formatted(title, items.size()));
        line("");
        items.forEach(it -> line("- " + it));
    }

    private void line(String words) {
        text.append(words).append('\n');
    }
}
