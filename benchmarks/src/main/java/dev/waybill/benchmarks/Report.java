package dev.waybill.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The results as Markdown: a table a group, each figure as median (minimum–maximum). */
final class Report {

    private final int rounds;
    private final List<Measurement> measurements;

    Report(int rounds, List<Measurement> measurements) {
        this.rounds = rounds;
        this.measurements = measurements;
    }

    String markdown() {
        Map<String, List<Measurement>> groups = measurements.stream()
                .collect(Collectors.groupingBy(
                        each -> each.scenario().substring(0, each.scenario().indexOf('/')),
                        LinkedHashMap::new,
                        Collectors.toList()));
        var lines = new ArrayList<String>();
        lines.add(
                "%d interleaved rounds after one warm-up; median (minimum–maximum). JDK %s, %d processors, PostgreSQL with %s."
                        .formatted(
                                rounds,
                                Runtime.version(),
                                Runtime.getRuntime().availableProcessors(),
                                Machine.POSTGRES_SETTINGS.entrySet().stream()
                                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                                        .sorted()
                                        .collect(Collectors.joining(", "))));
        groups.forEach((group, members) -> addTable(lines, group, members));
        return String.join("\n", lines) + "\n";
    }

    private static void addTable(List<String> lines, String group, List<Measurement> members) {
        Set<String> titles = members.stream()
                .flatMap(each -> each.figures().keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
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
                .sorted()
                .toArray();
        if (figures.length == 0) {
            return runs.stream()
                    .map(Measurement::failure)
                    .filter(why -> !why.isEmpty())
                    .findFirst()
                    .orElse("–");
        }
        String middle = number(figures[figures.length / 2]);
        return figures[0] == figures[figures.length - 1]
                ? middle
                : "%s (%s–%s)".formatted(middle, number(figures[0]), number(figures[figures.length - 1]));
    }

    private static String number(double figure) {
        return figure == Math.rint(figure) || Math.abs(figure) >= 100
                ? String.format(Locale.ROOT, "%,.0f", figure)
                : String.format(Locale.ROOT, "%.2f", figure);
    }
}
