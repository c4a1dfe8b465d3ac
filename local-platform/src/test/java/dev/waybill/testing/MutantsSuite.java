package dev.waybill.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A module's mutants stay true to the code: each still applies, names a test that exists, and stands in the result. */
public abstract class MutantsSuite {

    private static final Path ROOT = Path.of("..");
    private static final Path DIRECTORY = Path.of("mutants");
    private static final Path TESTS = Path.of("src/test/java");

    protected static List<Mutant> mutants() throws IOException {
        return Mutant.in(DIRECTORY);
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void applies(Mutant mutant) throws IOException {
        Map<String, List<String>> hunks = mutant.hunks();

        assertThat(hunks).isNotEmpty();
        for (Map.Entry<String, List<String>> file : hunks.entrySet()) {
            assertThat(file.getValue()).isNotEmpty();
            assertThat(Files.readString(ROOT.resolve(file.getKey()))).contains(file.getValue());
        }
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void namesATestThatExists(Mutant mutant) throws IOException {
        String[] test = mutant.said("Test").split("#", 2);

        assertThat(test).hasSize(2);
        assertThat(source(test[0])).contains("void " + test[1] + "(");
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void standsInTheResultAndHasNotSurvived(Mutant mutant) throws IOException {
        assertThat(Files.readAllLines(DIRECTORY.resolve("RESULT.md")))
                .anySatisfy(row -> assertThat(row)
                        .contains("(" + mutant.name() + ")", "`" + mutant.said("Test") + "`")
                        .doesNotContain("survived"));
    }

    private static String source(String testClass) throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            Path file = files.filter(path -> path.endsWith(testClass + ".java"))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(file);
        }
    }
}
