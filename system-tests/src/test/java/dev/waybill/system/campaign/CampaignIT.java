package dev.waybill.system.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.system.nemesis.Injection;
import dev.waybill.system.nemesis.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A campaign as the build runs it; {@code -Dcampaign="--seed 7 --duration 10m --faults all"} runs another one. */
@Tag("campaign")
class CampaignIT {

    private static final String SLICE = "--seed 1 --duration 3m --rounds 1 --faults processes --longest-pause 5s";

    @Test
    void whateverIsDoneToItThePlatformKeepsItsPromises() throws IOException {
        String words = System.getProperty("campaign", SLICE);
        Path directory = Files.createTempDirectory(Files.createDirectories(Path.of("target", "campaigns")), "run-");
        CampaignOptions options =
                CampaignOptions.parse(List.of((words.strip() + " --directory " + directory).split("\\s+", -1)));

        Outcome outcome = Campaign.run(options);

        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.complaints()).isEmpty();
        if (options.faults().equals(Kind.OF_PROCESSES)) {
            assertThat(outcome.injections().stream().map(Injection::kind).collect(Collectors.toSet()))
                    .isEqualTo(Kind.OF_PROCESSES);
            assertThat(outcome.injections().stream().mapToInt(Injection::kills).sum())
                    .isGreaterThanOrEqualTo(8);
        }
    }
}
