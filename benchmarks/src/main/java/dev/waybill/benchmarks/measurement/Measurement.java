package dev.waybill.benchmarks.measurement;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one run of one scenario gave.
 *
 * @param scenario its name, {@code group/what}
 * @param round in which; 0 is the warm-up
 * @param figures by title, which holds the unit
 * @param failure why there are no figures; empty for a run that ended well
 */
public record Measurement(String scenario, int round, Map<String, Double> figures, String failure) {

    public static Measurement of(String scenario, int round) {
        return new Measurement(scenario, round, new LinkedHashMap<>(), "");
    }

    public static Measurement failed(String scenario, int round, String failure) {
        return new Measurement(scenario, round, Map.of(), failure);
    }

    public Measurement with(String title, double figure) {
        figures.put(title, figure);
        return this;
    }

    public Measurement with(Arrivals.Quality quality) {
        return with("losses", (double) quality.losses())
                .with("duplicates", (double) quality.duplicates())
                .with("inversions", (double) quality.inversions());
    }

    @Override
    public String toString() {
        return scenario + " " + (failure.isEmpty() ? figures : failure);
    }
}
