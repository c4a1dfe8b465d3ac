package dev.waybill.system.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.waybill.system.nemesis.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParameterException;

class CampaignOptionsTest {

    @Test
    void readsWhatIsSaid() {
        CampaignOptions options =
                parse("--seed 7 --duration 10m --rounds 2 --faults kill-broker,poison --rate 9 --longest-pause 60s"
                        + " --instances 1 --patience 90s --start-up-caches false --directory d");

        assertThat(options)
                .isEqualTo(new CampaignOptions(
                        7,
                        Duration.ofMinutes(10),
                        2,
                        Set.of(Kind.KILL_BROKER, Kind.POISON),
                        Duration.ofMinutes(1),
                        9,
                        1,
                        Duration.ofSeconds(90),
                        false,
                        Path.of("d")));
    }

    @Test
    void allowsTheRoundsFiveTimesAsLongWhereFaultsHealSlowly() {
        assertThat(parse("--duration 3m --rounds 1").longest()).isEqualTo(Duration.ofMinutes(15));
        assertThat(parse("--duration 3m").longest()).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatExceptionOfType(ParameterException.class).isThrownBy(() -> parse("--sead 7"));
        assertThatExceptionOfType(ParameterException.class).isThrownBy(() -> parse("--seed"));
        assertThatExceptionOfType(ParameterException.class).isThrownBy(() -> parse("--duration long"));
        assertThatIllegalArgumentException().isThrownBy(() -> parse("--faults kill-everybody"));
    }

    private static CampaignOptions parse(String words) {
        return CampaignOptions.parse(List.of(words.split(" ", -1)));
    }
}
