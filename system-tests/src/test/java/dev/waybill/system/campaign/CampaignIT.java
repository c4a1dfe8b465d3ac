package dev.waybill.system.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.system.nemesis.Injection;
import dev.waybill.system.nemesis.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Campaigns as the build runs them; {@code -Dcampaign="--seed 7 --duration 10m --faults all"} runs another one. */
@Tag("campaign")
class CampaignIT {

    private static final String SLICE = "--seed 1 --duration 75s --rounds 1 --rate 12 --longest-pause 5s"
            + " --faults kill-service,pause-service,kill-broker,kill-postgres";
    private static final String PROCESSES = "--seed 1 --duration 3m --rounds 1 --faults processes --longest-pause 5s";

    @Test
    void whateverIsDoneToItThePlatformKeepsItsPromises() throws IOException {
        CampaignOptions options = options(System.getProperty("campaign", SLICE));

        Outcome outcome = Campaign.run(options);

        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.complaints()).isEmpty();
        if (options.rounds() > 0) {
            assertThat(kindsOf(outcome)).isEqualTo(options.faults());
        }
    }

    @Test
    @Tag("full")
    void whicheverProcessesDieOrStandStillThePlatformKeepsItsPromises() throws IOException {
        Outcome outcome = Campaign.run(options(PROCESSES));

        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.complaints()).isEmpty();
        assertThat(kindsOf(outcome)).isEqualTo(Kind.OF_PROCESSES);
        assertThat(outcome.injections().stream().mapToInt(Injection::kills).sum())
                .isGreaterThanOrEqualTo(8);
    }

    private static CampaignOptions options(String words) throws IOException {
        Path directory = Files.createTempDirectory(Files.createDirectories(Path.of("target", "campaigns")), "run-");
        return CampaignOptions.parse(List.of((words.strip() + " --directory " + directory).split("\\s+", -1)));
    }

    private static Set<Kind> kindsOf(Outcome outcome) {
        return outcome.injections().stream().map(Injection::kind).collect(Collectors.toSet());
    }
}
