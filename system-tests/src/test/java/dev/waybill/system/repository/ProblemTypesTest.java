package dev.waybill.system.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/problems.md} lists every problem type that the services' code declares, and no other. */
class ProblemTypesTest {

    private static final Pattern DECLARED = Pattern.compile("new ProblemType\\(\\s*\"([a-z-]+)\",\\s*(\\d{3}),");
    private static final Pattern REFUSED = Pattern.compile("new Refusal\\(\\s*([A-Z_]+),\\s*\"([a-z-]+)\"");
    private static final Map<String, String> STATUS =
            Map.of("BAD_REQUEST", "400", "NOT_FOUND", "404", "CONFLICT", "409");
    private static final Pattern LISTED = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (\\d{3}) \\|");

    @Test
    void areAllListedWithTheirStatus() {
        Set<String> declared = new TreeSet<>();
        Repository.files(file -> file.toString().endsWith(".java")
                        && Repository.name(file).contains("/src/main/"))
                .forEach(file -> {
                    declared.addAll(matches(DECLARED, Repository.text(file)));
                    declared.addAll(refusals(Repository.text(file)));
                });

        Set<String> listed = matches(LISTED, Repository.text(Repository.path("docs/problems.md")));

        assertThat(declared).hasSizeGreaterThan(20);
        assertThat(listed).isEqualTo(declared);
    }

    /** The library knows nothing of the services' problem types, and declares its own. */
    private static Set<String> refusals(String text) {
        Set<String> refusals = new TreeSet<>();
        REFUSED.matcher(text)
                .results()
                .forEach(match -> refusals.add(match.group(2) + " " + STATUS.get(match.group(1))));
        return refusals;
    }

    private static Set<String> matches(Pattern pattern, String text) {
        Set<String> matches = new TreeSet<>();
        pattern.matcher(text).results().forEach(match -> matches.add(match.group(1) + " " + match.group(2)));
        return matches;
    }
}
