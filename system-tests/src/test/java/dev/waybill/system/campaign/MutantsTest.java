package dev.waybill.system.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.checker.Checker;
import dev.waybill.checker.Invariant;
import dev.waybill.system.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The mutants stay true to the code: each still applies, says what must notice it and how, and stands in the result. */
class MutantsTest {

    private static final Path DIRECTORY = Path.of("mutants").toAbsolutePath();
    private static final int AT_LEAST = 15;

    static List<Path> patches() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.filter(file -> file.toString().endsWith(".patch"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void areEnough() throws IOException {
        assertThat(patches()).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    }

    @ParameterizedTest
    @MethodSource("patches")
    void applies(Path patch) throws IOException {
        Map<Path, List<String>> hunks = hunks(Files.readAllLines(patch));

        assertThat(hunks).isNotEmpty();
        for (Map.Entry<Path, List<String>> file : hunks.entrySet()) {
            assertThat(Files.readString(file.getKey())).contains(file.getValue());
        }
    }

    @ParameterizedTest
    @MethodSource("patches")
    void namesAnInvariantThatTheCheckerHas(Path patch) throws IOException {
        assertThat(Checker.invariants().stream().map(Invariant::name)).contains(said("Invariant", patch));
    }

    @ParameterizedTest
    @MethodSource("patches")
    void namesACampaignThatIsShort(Path patch) throws IOException {
        CampaignOptions options =
                CampaignOptions.parse(List.of(said("Campaign", patch).split(" ", -1)));

        assertThat(options.duration()).isLessThan(Duration.ofMinutes(2));
    }

    @ParameterizedTest
    @MethodSource("patches")
    void standsInTheResultAndWasCaught(Path patch) throws IOException {
        String invariant = said("Invariant", patch);
        String campaign = said("Campaign", patch);

        assertThat(Files.readAllLines(DIRECTORY.resolve("RESULT.md")))
                .anySatisfy(row -> assertThat(row)
                        .contains(
                                "(" + patch.getFileName() + ")",
                                "`" + invariant + "`",
                                "`" + campaign + "`",
                                "| yes |"));
    }

    /** What must stand in each file, hunk by hunk: the lines that stay and those that go. */
    private static Map<Path, List<String>> hunks(List<String> lines) {
        Map<Path, List<String>> files = new LinkedHashMap<>();
        List<String> hunks = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("--- a/")) {
                hunks = new ArrayList<>();
                files.put(Platform.repository().resolve(line.substring("--- a/".length())), hunks);
            } else if (line.startsWith("@@")) {
                hunks.add("");
            } else if (!hunks.isEmpty() && !line.startsWith("+")) {
                hunks.add(hunks.removeLast() + line.substring(Math.min(1, line.length())) + "\n");
            }
        }
        return files;
    }

    private static String said(String what, Path patch) throws IOException {
        try (Stream<String> lines = Files.lines(patch)) {
            return lines.filter(line -> line.startsWith(what + ": "))
                    .map(line -> line.substring(what.length() + 2))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
