package dev.waybill.benchmarks;

import dev.waybill.benchmarks.measurement.Machine;
import dev.waybill.benchmarks.measurement.Measurement;
import dev.waybill.benchmarks.report.Floor;
import dev.waybill.benchmarks.report.Floor.Verdict;
import dev.waybill.benchmarks.report.Floors;
import dev.waybill.benchmarks.report.Report;
import dev.waybill.benchmarks.report.Results;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * Runs every measurement side by side: {@code Benchmarks [--rounds N] [--only WORD,…] [--out FILE]}. Rounds are
 * interleaved, so that a machine that grows slower grows slower for all. The file, {@code results.md} by
 * default, is written anew after each round. Ends with status 1 if a floor did not hold.
 */
public final class Benchmarks {

    private Benchmarks() {}

    private interface Words {
        @Option(names = "--rounds", defaultValue = "5")
        int rounds();

        @Option(names = "--only", split = ",", defaultValue = "")
        List<String> only();

        @Option(names = "--out", defaultValue = "results.md")
        Path out();
    }

    public static void main(String[] arguments) throws Exception {
        Words words = CommandLine.populateSpec(Words.class, arguments);
        List<String> only = words.only();
        boolean partial = only.stream().anyMatch(word -> !word.isBlank());
        Path out = words.out();
        boolean held = false;
        try (Machine machine = Machine.start(Files.createTempDirectory("waybill-benchmarks-"))) {
            var measurements = new ArrayList<Measurement>();
            for (int round = 0; round <= words.rounds(); round++) {
                for (Scenario scenario : Scenario.ALL) {
                    boolean requested = !partial || only.stream().anyMatch(scenario.name()::contains);
                    if (requested && (round > 0 || scenario.warmsUpBefore())) {
                        measurements.addAll(measurementsOf(machine, scenario, round));
                    }
                }
                held = report(machine, new Results(round, measurements), partial, out);
            }
        }
        out().println(Files.readString(out));
        System.exit(held ? 0 : 1);
    }

    /** Writes what is known after a round; whether the floors held so far. */
    private static boolean report(Machine machine, Results results, boolean partial, Path out)
            throws IOException, SQLException {
        Map<Floor, Verdict> verdicts = verdicts(results, partial);
        Files.writeString(out, new Report(results, machine.settings()).markdown(verdicts));
        return verdicts.values().stream().allMatch(Verdict::held);
    }

    /** Round 0 warms caches and the disk, and is thrown away. */
    private static List<Measurement> measurementsOf(Machine machine, Scenario scenario, int round) {
        List<Measurement> measurements;
        try {
            measurements = scenario.run(machine, round);
        } catch (Exception e) {
            measurements = List.of(Measurement.failed(scenario.name(), round, String.valueOf(e.getMessage())));
        }
        measurements.forEach(each -> out().printf("round %d  %s%n", round, each));
        return measurements;
    }

    /** Of a partial run, what was not measured is no failure. */
    private static Map<Floor, Verdict> verdicts(Results results, boolean partial) {
        var verdicts = new LinkedHashMap<Floor, Verdict>();
        Floors.ALL.forEach(floor -> verdicts.put(floor, floor.judge(results)));
        if (partial) {
            verdicts.values().removeIf(Verdict.NotMeasured.class::isInstance);
        }
        return verdicts;
    }

    static PrintStream out() {
        return System.out;
    }
}
