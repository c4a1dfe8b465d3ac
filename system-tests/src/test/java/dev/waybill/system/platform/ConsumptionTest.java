package dev.waybill.system.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsumptionTest {

    private static final long SELF = ProcessHandle.current().pid();

    @TempDir
    Path dataDirectory;

    @Test
    void countsTheLinesThatWereLoggedMeanwhile() throws IOException {
        Path log = Files.createDirectories(dataDirectory.resolve("logs")).resolve("self.log");
        Files.writeString(log, "before\n");

        Consumption consumption = Consumption.of(Map.of("self", SELF), dataDirectory);
        Files.writeString(log, "one\ntwo\nthree\n", StandardOpenOption.APPEND);

        assertThat(consumption.untilNow())
                .singleElement()
                .satisfies(share -> assertThat(share.lines()).isEqualTo(3));
    }

    @Test
    void measuresTheProcessorTimeOfABusyProcess() {
        Consumption consumption = Consumption.of(Map.of("self", SELF), dataDirectory);
        Duration before = cpu();
        while (cpu().minus(before).compareTo(Duration.ofMillis(200)) < 0) {
            Thread.onSpinWait();
        }

        assertThat(consumption.untilNow())
                .singleElement()
                .satisfies(share -> assertThat(share.cpu()).isGreaterThanOrEqualTo(Duration.ofMillis(200)));
    }

    @Test
    void findsNothingAtAProcessThatDoesNotExist() {
        Consumption consumption = Consumption.of(Map.of("gone", Long.MAX_VALUE), dataDirectory);

        assertThat(consumption.untilNow())
                .singleElement()
                .satisfies(share -> assertThat(share.cores()).isZero());
    }

    @Test
    void relatesWhatWasConsumedToTheTimeThatPassed() {
        var share = new Consumption.Share("order-service", Duration.ofSeconds(30), Duration.ofSeconds(6), 15);

        assertThat(List.of(share.cores(), share.linesPerMinute())).containsExactly(0.2, 30.0);
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }
}
