package dev.waybill.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.benchmarks.measurement.Measurement;
import dev.waybill.benchmarks.report.Floor.Verdict;
import dev.waybill.benchmarks.report.Floor.Verdict.Measured;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FloorTest {

    private static final String OURS = "relay/waybill";

    private static final Floor AT_LEAST_A_HUNDRED =
            Floor.atLeast("rate", 100, 120, (results, round) -> results.figure(round, OURS, "messages/s"));

    private static final Floor AT_MOST_A_HUNDRED =
            Floor.atMost("rate", 100, 80, (results, round) -> results.figure(round, OURS, "messages/s"));

    @Test
    void takesTheMedianOfTheRoundsAndNotTheWarmUp() {
        Results results = rates(1, 90, 100, 110);

        assertThat(AT_LEAST_A_HUNDRED.judge(results)).isInstanceOfSatisfying(Measured.class, verdict -> {
            assertThat(verdict.held()).isTrue();
            assertThat(verdict.spread()).isEqualTo(new Results.Spread(100, 90, 110));
        });
    }

    @Test
    void isBrokenOnTheWrongSideOfItsLimit() {
        assertThat(AT_LEAST_A_HUNDRED.judge(rates(1, 99, 99, 200)).held()).isFalse();
        assertThat(AT_MOST_A_HUNDRED.judge(rates(1, 50, 101, 101)).held()).isFalse();
    }

    @Test
    void isBrokenByARoundThatFailed() {
        var measurements = new ArrayList<>(rates(1, 200, 200).measurements());
        measurements.add(Measurement.failed(OURS, 3, "it fell over"));

        assertThat(AT_LEAST_A_HUNDRED.judge(new Results(3, measurements)).held())
                .isFalse();
    }

    @Test
    void isNotMeasuredWithoutAnyFigure() {
        assertThat(AT_LEAST_A_HUNDRED.judge(new Results(2, List.of()))).isEqualTo(new Verdict.NotMeasured());
    }

    @Test
    void countsLossesOfOursInEveryScenarioAndNotThoseOfPeers() {
        var results = new Results(
                1,
                List.of(
                        Measurement.of(OURS, 1).with("losses", 0),
                        Measurement.of("consumer/waybill", 1).with("losses", 2),
                        Measurement.of("latency/200 a second, written in another process", 1)
                                .with("losses", 1),
                        Measurement.of("consumer/bare unnest loop", 1).with("losses", 50),
                        Measurement.of("relay/gruelbox, tuned", 1).with("losses", 50)));

        Floor losses = Floors.ALL.stream()
                .filter(floor -> floor.title().equals("messages that ours lost"))
                .findFirst()
                .orElseThrow();

        assertThat(losses.judge(results)).isEqualTo(new Measured(new Results.Spread(3, 3, 3), false));
    }

    /** The first is that of the warm-up. */
    private static Results rates(double... rates) {
        var measurements = new ArrayList<Measurement>();
        for (int round = 0; round < rates.length; round++) {
            measurements.add(Measurement.of(OURS, round).with("messages/s", rates[round]));
        }
        return new Results(rates.length - 1, measurements);
    }
}
