package dev.waybill.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.system.Tour.Step;
import dev.waybill.system.platform.Platform;
import dev.waybill.system.platform.PlatformStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The five-minute tour, walked line by line as it stands in {@code docs/tour.md}. */
@OnThePlatform
class TourIT {

    private static final int FEWEST_STEPS_THAT_MAKE_A_TOUR = 8;

    @Test
    void everyCommandAnswersAsThePageSays(Platform platform, PlatformStatus status) throws IOException {
        List<Step> steps = Tour.in(Files.readString(Platform.repository().resolve("docs/tour.md")));

        assertThat(steps).hasSizeGreaterThanOrEqualTo(FEWEST_STEPS_THAT_MAKE_A_TOUR);
        try (Bash bash = Bash.in(Platform.repository())) {
            for (Step step : steps) {
                walk(step.on(platform, status), bash);
            }
        }
    }

    private static void walk(Step step, Bash bash) {
        if (step.isOnlyLooking()) {
            await(step.commands())
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(200))
                    .untilAsserted(() -> step.check(bash.run(step.commands())));
        } else {
            step.check(bash.run(step.commands()));
        }
    }
}
