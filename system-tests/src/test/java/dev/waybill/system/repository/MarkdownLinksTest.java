package dev.waybill.system.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No page leads nowhere. */
class MarkdownLinksTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\\n]*`");

    @Test
    void leadToFilesThatExist() {
        List<Path> pages = Repository.files(file -> file.toString().endsWith(".md"));

        List<String> broken =
                pages.stream().flatMap(MarkdownLinksTest::brokenLinks).toList();

        assertThat(pages).hasSizeGreaterThan(20);
        assertThat(broken).isEmpty();
    }

    private static Stream<String> brokenLinks(Path page) {
        return LINK.matcher(CODE.matcher(Repository.text(page)).replaceAll(""))
                .results()
                .map(MarkdownLinksTest::target)
                .filter(target -> !target.isEmpty() && !target.contains("://") && !target.startsWith("mailto:"))
                .filter(target -> !Files.exists(folder(page).resolve(target)))
                .map(target -> Repository.name(page) + " → " + target);
    }

    private static String target(MatchResult link) {
        String target = link.group(1);
        int anchor = target.indexOf('#');
        return anchor < 0 ? target : target.substring(0, anchor);
    }

    private static Path folder(Path page) {
        return Objects.requireNonNull(page.getParent());
    }
}
