package dev.waybill.benchmarks.report;

import dev.waybill.benchmarks.measurement.Machine;
import dev.waybill.benchmarks.measurement.Measurement;
import dev.waybill.benchmarks.report.Floor.Verdict;
import dev.waybill.benchmarks.report.Results.Spread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The results as Markdown: a table a group, each figure as median (minimum–maximum), and the floors. */
public final class Report {

    private final Results results;
    private final String settings;

    public Report(Results results, String settings) {
        this.results = results;
        this.settings = settings;
    }

    public String markdown(Map<Floor, Verdict> verdicts) {
        var lines = new ArrayList<String>();
        lines.add("%d interleaved rounds after one warm-up; median (minimum–maximum)".formatted(results.rounds()));
        lines.add("of the rounds. JDK %s, %d processors; PostgreSQL: %s; Kafka: one broker, acks=all, %d partitions."
                .formatted(
                        Runtime.version(), Runtime.getRuntime().availableProcessors(), settings, Machine.PARTITIONS));
        addFloors(lines, verdicts);
        results.measurements().stream()
                .collect(Collectors.groupingBy(
                        each -> each.scenario().substring(0, each.scenario().indexOf('/')),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .forEach((group, members) -> addTable(lines, group, members));
        return String.join("\n", lines) + "\n";
    }

    private static void addFloors(List<String> lines, Map<Floor, Verdict> verdicts) {
        lines.add("");
        lines.add("| floor | limit | aim | measured | |");
        lines.add("|---|---:|---:|---:|---|");
        verdicts.forEach((floor, verdict) -> lines.add("| %s | %s %s | %s | %s |"
                .formatted(
                        floor.title(),
                        switch (floor.bound()) {
                            case AT_LEAST -> "≥";
                            case AT_MOST -> "≤";
                        },
                        number(floor.limit()),
                        number(floor.aim()),
                        switch (verdict) {
                            case Verdict.Measured(Spread spread, boolean held) ->
                                text(spread) + " | " + (held ? "held" : "**not held**");
                            case Verdict.NotMeasured() -> "– | not measured";
                        })));
    }

    private static void addTable(List<String> lines, String group, List<Measurement> members) {
        Set<String> titles = members.stream()
                .flatMap(each -> each.figures().keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (titles.isEmpty()) {
            titles.add("failure");
        }
        lines.add("");
        lines.add("| " + group + " | " + String.join(" | ", titles) + " |");
        lines.add("|---|" + "---:|".repeat(titles.size()));
        Map<String, List<Measurement>> byScenario = members.stream()
                .collect(Collectors.groupingBy(Measurement::scenario, LinkedHashMap::new, Collectors.toList()));
        byScenario.forEach((scenario, runs) -> lines.add("| " + scenario.substring(group.length() + 1) + " | "
                + titles.stream().map(title -> cell(runs, title)).collect(Collectors.joining(" | ")) + " |"));
    }

    private static String cell(Collection<Measurement> runs, String title) {
        double[] figures = runs.stream()
                .filter(run -> run.figures().containsKey(title))
                .mapToDouble(run -> run.figures().get(title))
                .toArray();
        if (figures.length > 0) {
            return text(Spread.of(Arrays.stream(figures)));
        }
        return runs.stream()
                .map(Measurement::failure)
                .filter(why -> !why.isEmpty())
                .findFirst()
                .map(why -> why.lines().findFirst().orElse(why))
                .orElse("–");
    }

    private static String text(Spread spread) {
        return spread.least() == spread.most()
                ? number(spread.median())
                : "%s (%s–%s)".formatted(number(spread.median()), number(spread.least()), number(spread.most()));
    }

    private static String number(double figure) {
        return figure == Math.rint(figure) || Math.abs(figure) >= 100
                ? String.format(Locale.ROOT, "%,.0f", figure)
                : String.format(Locale.ROOT, "%.2f", figure);
    }
}
