package dev.waybill.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The lines that the documentation shows are those that run here; {@code example/try} pastes them into another project. */
class FiveLinesTest {

    private static final Pattern BLOCK = Pattern.compile("(?s)<!-- five lines -->\n```java\n(.*?)```");

    @Test
    void standInTheSource() throws IOException {
        String source = dense(Files.readString(Path.of("src/main/java/dev/waybill/example/SignUps.java")));

        assertThat(lines()).hasSize(5).allSatisfy(line -> assertThat(source).contains(dense(line)));
    }

    @Test
    void areTheSameOnEachPage() throws IOException {
        assertThat(block(Path.of("../shared-messaging/README.md"))).isEqualTo(block(Path.of("README.md")));
    }

    @Test
    void belongToSixtyLinesOfJavaAndNoPropertyOfTheLibrary() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            long lines = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .mapToLong(FiveLinesTest::count)
                    .sum();
            assertThat(lines).isLessThanOrEqualTo(60);
        }
        assertThat(Files.readString(Path.of("src/main/resources/application.properties")))
                .doesNotContain("waybill");
    }

    private static long count(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines() throws IOException {
        return block(Path.of("README.md")).lines().toList();
    }

    private static String block(Path page) throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(page));
        assertThat(block.find()).as("five lines in " + page).isTrue();
        return block.group(1);
    }

    private static String dense(String java) {
        return java.replaceAll("\\s", "");
    }
}
