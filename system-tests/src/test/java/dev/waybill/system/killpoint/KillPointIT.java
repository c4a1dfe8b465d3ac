package dev.waybill.system.killpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A few halts of each kind, as the build makes them; {@code -Dkillpoints="--repetitions 20 --points all"} makes others. */
@Tag("killpoints")
class KillPointIT {

    /** Both sides of a commit, an offset commit, an acknowledgement and a call; the seed gives each service one of them. */
    private static final String SLICE = "--repetitions 1 --seed 11 --points"
            + " commit:BatchTransaction#apply,offsets:OffsetCommits#commitInBackground,ack:KafkaSender,call:HttpGateway";

    @Test
    void whereverAServiceHaltsAllIsRightInTheEnd() throws IOException {
        String words = System.getProperty("killpoints", SLICE);
        Path directory = Files.createTempDirectory(Files.createDirectories(Path.of("target", "sweeps")), "run-");
        List<String> arguments = List.of((words.strip() + " --directory " + directory).split("\\s+", -1));

        SweepOutcome outcome = Sweep.run(SweepOptions.parse(arguments));

        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.complaints()).isEmpty();
    }
}
