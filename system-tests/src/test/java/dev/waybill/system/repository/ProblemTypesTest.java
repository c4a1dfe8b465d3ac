package dev.waybill.system.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Problem types are what clients program against: one status, one title, and a place in {@code docs/problems.md}. */
class ProblemTypesTest {

    private static final Pattern DECLARED =
            Pattern.compile("new ProblemType\\(\\s*\"([a-z-]+)\",\\s*(\\d{3}),\\s*\"([^\"]+)\"");

    /** The library knows nothing of the services' problem types, and declares its own. */
    private static final Pattern REFUSED =
            Pattern.compile("new Refusal\\(\\s*([A-Z_]+),\\s*\"([a-z-]+)\",\\s*\"([^\"]+)\"");

    private static final Map<String, String> STATUS =
            Map.of("BAD_REQUEST", "400", "NOT_FOUND", "404", "CONFLICT", "409");
    private static final Pattern LISTED = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (\\d{3}) \\|");

    private record Declaration(String slug, String status, String title) {}

    @Test
    void haveOneStatusAndOneTitleEach() {
        Map<String, Set<Declaration>> bySlug = declared()
                .collect(Collectors.groupingBy(
                        Declaration::slug, TreeMap::new, Collectors.toCollection(LinkedHashSet::new)));

        assertThat(bySlug).hasSizeGreaterThan(20);
        assertThat(bySlug.values())
                .allSatisfy(declarations -> assertThat(declarations).hasSize(1));
    }

    @Test
    void areAllListedOnceWithTheirStatus() {
        Set<String> declared = declared()
                .map(type -> type.slug() + " " + type.status())
                .collect(Collectors.toCollection(TreeSet::new));

        String page = Repository.text(Repository.path("docs/problems.md"));

        assertThat(LISTED.matcher(page).results().map(match -> match.group(1) + " " + match.group(2)))
                .containsExactlyInAnyOrderElementsOf(declared);
    }

    private static Stream<Declaration> declared() {
        return Repository.files(file -> file.toString().endsWith(".java")
                        && Repository.name(file).contains("/src/main/"))
                .stream()
                .map(Repository::text)
                .flatMap(text -> Stream.concat(
                        DECLARED.matcher(text)
                                .results()
                                .map(match -> new Declaration(match.group(1), match.group(2), match.group(3))),
                        REFUSED.matcher(text)
                                .results()
                                .map(match -> new Declaration(
                                        match.group(2), STATUS.getOrDefault(match.group(1), "?"), match.group(3)))));
    }
}
