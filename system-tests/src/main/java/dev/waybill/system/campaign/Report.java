package dev.waybill.system.campaign;

import dev.waybill.checker.Violation;
import dev.waybill.checker.evidence.Invocation;
import dev.waybill.system.nemesis.Injection;
import dev.waybill.system.platform.Consumption.Share;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The report of a campaign, in Markdown with a picture. */
final class Report {

    private final Outcome outcome;
    private final StringBuilder text = new StringBuilder();

    private Report(Outcome outcome) {
        this.outcome = outcome;
    }

    /** Writes {@code report.md} and {@code timeline.svg}; returns the report. */
    static String write(Outcome outcome, Path directory) {
        try {
            Files.writeString(directory.resolve("timeline.svg"), Timeline.of(outcome));
            String report = new Report(outcome).markdown();
            Files.writeString(directory.resolve("report.md"), report);
            return report;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String markdown() {
        CampaignOptions options = outcome.options();
        line("# Campaign with seed %d: %s", options.seed(), outcome.isGood() ? "right" : "WRONG");
        line("");
        line(
                "%d s under load, %d operations begun each second, at rest %d s after its end.",
                Duration.between(outcome.began(), outcome.ended()).toSeconds(),
                options.perSecond(),
                outcome.verdict().rest().toSeconds());
        line("");
        line("![requests and faults](timeline.svg)");
        violations();
        list("Too little was tried", outcome.complaints());
        faults();
        requests();
        ends();
        return text.toString();
    }

    /** The list has an end, the last line names every invariant that is violated. */
    private void violations() {
        list(
                "Violations",
                outcome.violations().stream().map(Violation::toString).toList());
        if (!outcome.violations().isEmpty()) {
            line("");
            line(
                    "%s",
                    outcome.violations().stream()
                            .collect(Collectors.groupingBy(Violation::invariant, TreeMap::new, Collectors.counting()))
                            .entrySet()
                            .stream()
                            .map(it -> it.getKey() + ' ' + it.getValue())
                            .collect(Collectors.joining(", ")));
        }
    }

    private void list(String title, List<String> items) {
        line("");
        line("## %s: %d", title, items.size());
        line("");
        items.stream().limit(100).forEach(it -> line("- %s", it));
    }

    private void faults() {
        line("");
        line("## Faults");
        line("");
        line(
                "| at (s) | fault | | in flight | killed | all well after (s) | caught up after (s) | most cores | most lines a minute | |");
        line("|---|---|---|---|---|---|---|---|---|---|");
        for (Injection it : outcome.injections()) {
            line(
                    "| %d | %s | %s | %d | %d | %.1f | %.1f | %.2f | %.0f | %s |",
                    sinceBegin(it.at()),
                    it.kind(),
                    it.what(),
                    it.inFlight(),
                    it.kills(),
                    it.length().toMillis() / 1000.0,
                    it.catchUp().toMillis() / 1000.0,
                    most(it, Share::cores),
                    most(it, Share::linesPerMinute),
                    it.skipped() ? "skipped: " + it.problem() : it.problem());
        }
    }

    private static double most(Injection injection, ToDoubleFunction<Share> figure) {
        return injection.consumption().stream().mapToDouble(figure).max().orElse(0);
    }

    private void requests() {
        line("");
        line("## Requests");
        line("");
        line("| | ok | fail | unknown |");
        line("|---|---|---|---|");
        Map<Invocation.Action, Map<Invocation.Outcome, Long>> counts = outcome.invocations().stream()
                .collect(Collectors.groupingBy(
                        Invocation::action,
                        TreeMap::new,
                        Collectors.groupingBy(Invocation::outcome, Collectors.counting())));
        counts.forEach((action, of) -> line(
                "| %s | %d | %d | %d |",
                action,
                of.getOrDefault(Invocation.Outcome.OK, 0L),
                of.getOrDefault(Invocation.Outcome.FAIL, 0L),
                of.getOrDefault(Invocation.Outcome.UNKNOWN, 0L)));
    }

    private void ends() {
        line("");
        line("## What became of the orders");
        line("");
        line("| | |");
        line("|---|---|");
        outcome.verdict().evidence().books().orders().values().stream()
                .collect(Collectors.groupingBy(
                        it -> it.status() + (it.reason() == null ? "" : " " + it.reason()),
                        TreeMap::new,
                        Collectors.counting()))
                .forEach((end, count) -> line("| %s | %d |", end, count));
        line("");
        line(
                "%d messages on the topics.",
                outcome.verdict().evidence().topics().records().size());
    }

    private long sinceBegin(Instant at) {
        return Duration.between(outcome.began(), at).toSeconds();
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private void line(String format, Object... values) {
        text.append(values.length == 0 ? format : format.formatted(values)).append('\n');
    }
}
