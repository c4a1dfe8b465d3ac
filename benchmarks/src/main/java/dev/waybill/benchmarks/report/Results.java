package dev.waybill.benchmarks.report;

import dev.waybill.benchmarks.measurement.Measurement;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What was measured so far, without the warm-up.
 *
 * @param rounds how many are complete
 */
public record Results(int rounds, List<Measurement> measurements) {

    public Results {
        measurements = measurements.stream().filter(each -> each.round() > 0).toList();
    }

    /** Some figures of several rounds: the middle one and both ends. */
    record Spread(double median, double least, double most) {

        static Spread of(DoubleStream figures) {
            double[] sorted = figures.sorted().toArray();
            int middle = sorted.length / 2;
            double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
            return new Spread(median, sorted[0], sorted[sorted.length - 1]);
        }
    }

    /** One round. */
    IntStream eachRound() {
        return IntStream.rangeClosed(1, rounds);
    }

    OptionalDouble figure(int round, String scenario, String title) {
        return figures(round, title, scenario::equals).findFirst();
    }

    /** The highest that any scenario has whose name begins with one of these. */
    OptionalDouble best(int round, String title, String... beginnings) {
        return figures(round, title, name -> Arrays.stream(beginnings).anyMatch(name::startsWith))
                .max();
    }

    /** The sum over the chosen scenarios of one round. */
    OptionalDouble sum(int round, String title, Predicate<String> scenario) {
        double[] found = figures(round, title, scenario).toArray();
        return found.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Arrays.stream(found).sum());
    }

    private DoubleStream figures(int round, String title, Predicate<String> scenario) {
        return measurements.stream()
                .filter(each -> each.round() == round && each.figures().containsKey(title))
                .filter(each -> scenario.test(each.scenario()))
                .mapToDouble(each -> each.figures().get(title));
    }
}
