package dev.waybill.benchmarks.report;

import dev.waybill.benchmarks.report.Results.Spread;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * What must hold. The figure is taken in each round, from measurements that stood beside each other; the median counts.
 *
 * @param limit the least, or the most, that it may be
 * @param aim what it should be
 */
public record Floor(String title, Bound bound, double limit, double aim, Figure figure) {

    /** On which side of the limit it must be. */
    enum Bound {
        AT_LEAST,
        AT_MOST
    }

    /** Takes the figure of one round, if all that it needs was measured. */
    @FunctionalInterface
    interface Figure {
        OptionalDouble of(Results results, int round);
    }

    /** How it came out; a round without the figure breaks it. */
    public sealed interface Verdict {

        boolean held();

        record Measured(Spread spread, boolean held) implements Verdict {}

        record NotMeasured() implements Verdict {
            @Override
            public boolean held() {
                return false;
            }
        }
    }

    static Floor atLeast(String title, double limit, double aim, Figure figure) {
        return new Floor(title, Bound.AT_LEAST, limit, aim, figure);
    }

    static Floor atMost(String title, double limit, double aim, Figure figure) {
        return new Floor(title, Bound.AT_MOST, limit, aim, figure);
    }

    public Verdict judge(Results results) {
        double[] figures = results.eachRound()
                .mapToObj(round -> figure.of(results, round))
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
        if (figures.length == 0) {
            return new Verdict.NotMeasured();
        }
        Spread spread = Spread.of(DoubleStream.of(figures));
        boolean within = switch (bound) {
            case AT_LEAST -> spread.median() >= limit;
            case AT_MOST -> spread.median() <= limit;
        };
        return new Verdict.Measured(spread, within && figures.length == results.rounds());
    }
}
