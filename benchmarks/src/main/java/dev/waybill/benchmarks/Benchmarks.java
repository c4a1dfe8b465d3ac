package dev.waybill.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs every measurement side by side: {@code Benchmarks [--rounds N] [--only WORD,…] [--out FILE]}. Rounds are
 * interleaved, so that a machine that grows slower grows slower for all.
 */
public final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = options(arguments);
        int rounds = Integer.parseInt(options.getOrDefault("rounds", "5"));
        List<String> only = Arrays.asList(options.getOrDefault("only", "").split(","));
        Path directory = Files.createTempDirectory("waybill-benchmarks-");
        var measurements = new ArrayList<Measurement>();
        try (Machine machine = Machine.start(directory)) {
            for (int round = 0; round <= rounds; round++) {
                for (Scenario scenario : Scenario.ALL) {
                    if (only.stream().anyMatch(scenario.name()::contains)) {
                        runRound(machine, scenario, round, measurements);
                    }
                }
            }
        }
        String report = new Report(rounds, measurements).markdown();
        out().println(report);
        if (options.containsKey("out")) {
            Files.writeString(Path.of(options.get("out")), report);
        }
    }

    /** Round 0 warms caches and the disk, and is thrown away. */
    private static void runRound(Machine machine, Scenario scenario, int round, List<Measurement> measurements) {
        try {
            Measurement measurement = scenario.run(machine, round);
            out().printf("round %d  %s%n", round, measurement);
            if (round > 0) {
                measurements.add(measurement);
            }
        } catch (Exception e) {
            out().printf("round %d  %s FAILED: %s%n", round, scenario.name(), e);
            if (round > 0) {
                measurements.add(Measurement.failed(scenario.name(), String.valueOf(e.getMessage())));
            }
        }
    }

    private static Map<String, String> options(String[] arguments) throws IOException {
        var options = new TreeMap<String, String>();
        for (int index = 0; index < arguments.length; index += 2) {
            if (!arguments[index].startsWith("--") || index + 1 == arguments.length) {
                throw new IOException("usage: [--rounds N] [--only WORD,…] [--out FILE]");
            }
            options.put(arguments[index].substring(2), arguments[index + 1]);
        }
        return options;
    }

    static PrintStream out() {
        return System.out;
    }
}
