package dev.waybill.messaging.internal.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.messaging.internal.kafka.RepeatedLines.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RepeatedLinesTest {

    private Instant now = Instant.EPOCH;
    private final RepeatedLines lines = new RepeatedLines(Duration.ofMinutes(1), () -> now);

    @Test
    void letsOneOfEqualLinesPassInEachInterval() {
        assertThat(lines.next("node is away")).isEqualTo(new Verdict.Pass(0));
        assertThat(lines.next("node is away")).isEqualTo(new Verdict.Suppress());
        now = now.plusSeconds(59);
        assertThat(lines.next("node is away")).isEqualTo(new Verdict.Suppress());
    }

    @Test
    void reportsHowManyWereSuppressedWithTheNextThatPasses() {
        lines.next("node is away");
        lines.next("node is away");
        lines.next("node is away");
        now = now.plusSeconds(60);

        assertThat(lines.next("node is away")).isEqualTo(new Verdict.Pass(2));
    }

    @Test
    void keepsOtherLinesApart() {
        lines.next("node is away");

        assertThat(lines.next("no coordinator")).isEqualTo(new Verdict.Pass(0));
    }

    @Test
    void letsLinesPassAfterTheClockWasSetBack() {
        lines.next("node is away");
        now = now.minusSeconds(3600);

        assertThat(lines.next("node is away")).isEqualTo(new Verdict.Pass(0));
    }

    @Test
    void remembersABoundedNumberOfLines() {
        lines.next("the first");
        for (int i = 0; i < 200; i++) {
            lines.next("line " + i);
        }

        assertThat(lines.next("the first")).isEqualTo(new Verdict.Pass(0));
    }
}
