package dev.waybill.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one run of one scenario gave.
 *
 * @param scenario its name, {@code group/what}
 * @param figures by title, which holds the unit
 * @param failure why there are no figures; empty for a run that ended well
 */
record Measurement(String scenario, Map<String, Double> figures, String failure) {

    static Measurement of(String scenario) {
        return new Measurement(scenario, new LinkedHashMap<>(), "");
    }

    static Measurement failed(String scenario, String failure) {
        return new Measurement(scenario, Map.of(), failure);
    }

    Measurement with(String title, double figure) {
        figures.put(title, figure);
        return this;
    }
}
