package dev.waybill.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.system.platform.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README is short, its links lead somewhere, and the code that it shows is the code that runs. */
class ReadmeTest {

    private static final int MOST_LINES = 160;
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)[^)]*\\)");
    private static final Pattern CODE =
            Pattern.compile("((?:^[^\\n]+\\n)+)\\n```java\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    private final Path repository = Platform.repository();
    private final String readme = text(repository.resolve("README.md"));

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> links(String markdown) {
        return LINK.matcher(markdown).results().map(link -> link.group(1)).filter(target -> !target.startsWith("http"));
    }

    @Test
    void isShort() {
        assertThat(readme.lines()).hasSizeLessThanOrEqualTo(MOST_LINES);
    }

    @Test
    void linksToWhatExists() {
        assertThat(links(readme))
                .isNotEmpty()
                .allSatisfy(target -> assertThat(repository.resolve(target)).exists());
    }

    /** Each method of a block stands, whatever its indentation, in a file that the paragraph before the block links to. */
    @Test
    void showsCodeThatRuns() {
        List<MatchResult> blocks = CODE.matcher(readme).results().toList();

        assertThat(blocks).hasSize(2);
        for (MatchResult block : blocks) {
            List<String> sources = links(block.group(1))
                    .map(target -> words(text(repository.resolve(target))))
                    .toList();
            assertThat(Stream.of(block.group(2).split("\n\n", -1)).map(ReadmeTest::words))
                    .isNotEmpty()
                    .allSatisfy(method -> assertThat(sources)
                            .anySatisfy(source -> assertThat(source).contains(method)));
        }
    }

    private static String words(String code) {
        return code.replaceAll("\\s+", " ").strip();
    }
}
