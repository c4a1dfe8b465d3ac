package dev.waybill.messaging.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The mutants stay true to the code: each still applies, names a test that exists, and stands in the result. */
class MutantsTest {

    private static final Path DIRECTORY = Path.of("mutants");
    private static final Path ROOT = Path.of("..");
    private static final List<String> TEST_PACKAGES = List.of(
            "laws", "autoconfigure", "internal.inbox", "internal.kafka", "internal.progress", "internal.topics");

    static List<Path> patches() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.filter(file -> file.toString().endsWith(".patch"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("patches")
    void applies(Path patch) throws IOException {
        List<String> lines = Files.readAllLines(patch);
        String target = only(lines, "--- a/");
        String source = Files.readString(ROOT.resolve(target));

        assertThat(hunks(lines))
                .isNotEmpty()
                .allSatisfy(hunk -> assertThat(source).contains(hunk));
    }

    @ParameterizedTest
    @MethodSource("patches")
    void namesATestThatExists(Path patch) throws IOException {
        String test = only(Files.readAllLines(patch), "Test: ");
        String owner = test.substring(0, test.indexOf('#'));

        assertThat(TEST_PACKAGES.stream().flatMap(name -> methodsOf("dev.waybill.messaging." + name + "." + owner)))
                .contains(test.substring(owner.length() + 1));
    }

    @ParameterizedTest
    @MethodSource("patches")
    void standsInTheResultAndHasNotSurvived(Path patch) throws IOException {
        String test = only(Files.readAllLines(patch), "Test: ");

        assertThat(Files.readAllLines(DIRECTORY.resolve("RESULT.md")))
                .anySatisfy(row -> assertThat(row)
                        .contains("(" + patch.getFileName() + ")", "`" + test + "`")
                        .doesNotContain("survived"));
    }

    @Test
    void eachLawThatCodeCanBreakHasOne() throws IOException {
        List<String> laws = new ArrayList<>();
        for (Path patch : patches()) {
            laws.add(only(Files.readAllLines(patch), "Law: "));
        }

        assertThat(laws).contains("1", "2", "3", "4", "5", "6", "9", "10", "11", "12", "14", "16");
    }

    private static String only(List<String> lines, String prefix) {
        return lines.stream()
                .filter(line -> line.startsWith(prefix))
                .findFirst()
                .orElseThrow()
                .substring(prefix.length());
    }

    /** What must stand in the file, hunk by hunk: the lines that stay and those that go. */
    private static List<String> hunks(List<String> lines) {
        List<String> hunks = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("@@")) {
                hunks.add("");
            } else if (!hunks.isEmpty() && !line.startsWith("+")) {
                hunks.add(hunks.removeLast() + line.substring(1) + "\n");
            }
        }
        return hunks;
    }

    /** Without initialising the class: some start PostgreSQL and Kafka then. */
    private static Stream<String> methodsOf(String className) {
        try {
            Class<?> test = Class.forName(className, false, MutantsTest.class.getClassLoader());
            return Arrays.stream(test.getDeclaredMethods()).map(method -> method.getName());
        } catch (ClassNotFoundException _) {
            return Stream.empty();
        }
    }
}
