package dev.waybill.messaging.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The list of laws stays true: every law has tests that exist, and every reference in the code has its law. */
class LawsTest {

    private static final int LAWS = 17;
    private static final Pattern LAW = Pattern.compile("(?m)^### Law (\\d+)$");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+)\\.(\\w+)`");
    private static final Pattern REFERENCES = Pattern.compile("\\b[Ll]aws? (\\d+(?:(?:, | and )\\d+)*)\\b");

    static Stream<Map.Entry<Integer, String>> laws() {
        return read().entrySet().stream();
    }

    private static Map<Integer, String> read() {
        String list = text(Path.of("LAWS.md"));
        Map<Integer, String> laws = new TreeMap<>();
        for (String section : list.split("(?m)(?=^### )", -1)) {
            LAW.matcher(section)
                    .results()
                    .findFirst()
                    .ifPresent(law -> laws.put(Integer.valueOf(law.group(1)), section.split("(?m)^## ", 2)[0]));
        }
        return laws;
    }

    @Test
    void areNumberedWithoutAGap() {
        assertThat(read())
                .containsOnlyKeys(IntStream.rangeClosed(1, LAWS).boxed().toList());
    }

    @ParameterizedTest
    @MethodSource("laws")
    void haveAReasonAndTestsThatExist(Map.Entry<Integer, String> law) {
        assertThat(law.getValue()).contains("\nWhy: ").contains("\nTests: ");
        assertThat(TEST.matcher(law.getValue()).results())
                .isNotEmpty()
                .allSatisfy(test -> assertThat(source(test.group(1))).contains(" " + test.group(2) + "("));
    }

    private static String source(String testClass) {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return text(files.filter(file -> file.endsWith(testClass + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("there is no " + testClass)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void areAllThatTheCodeRefersTo() throws IOException {
        Map<Path, Set<Integer>> references = references();

        assertThat(references).hasSizeGreaterThan(10);
        references.forEach((file, numbers) ->
                assertThat(read().keySet()).as(file.toString()).containsAll(numbers));
    }

    @Test
    void nameEveryTestThatRefersToThem() throws IOException {
        Map<Integer, String> laws = read();
        references().forEach((file, numbers) -> {
            if (!file.startsWith("src/test")) {
                return;
            }
            String testClass = file.getFileName().toString().replace(".java", "");
            assertThat(numbers.stream().map(laws::get).filter(law -> law.contains("`" + testClass + ".")))
                    .as("a law that names " + testClass)
                    .isNotEmpty();
        });
    }

    /** By source file, the laws that its comments refer to. */
    private static Map<Path, Set<Integer>> references() throws IOException {
        Map<Path, Set<Integer>> references = new TreeMap<>();
        for (String directory : new String[] {"src/main/java", "src/test/java"}) {
            try (Stream<Path> files = Files.walk(Path.of(directory))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !file.endsWith("LawsTest.java"))
                        .forEach(file -> {
                            Set<Integer> numbers = numbers(text(file));
                            if (!numbers.isEmpty()) {
                                references.put(file, numbers);
                            }
                        });
            }
        }
        return references;
    }

    private static Set<Integer> numbers(String source) {
        return REFERENCES
                .matcher(source)
                .results()
                .map(MatchResult::group)
                .flatMap(reference -> Pattern.compile("\\d+").matcher(reference).results())
                .map(number -> Integer.valueOf(number.group()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
