package dev.waybill.system.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The POMs contain what is used. */
class BuildFilesTest {

    private static final Pattern ARTIFACT =
            Pattern.compile("<dependency>\\s*<groupId>[^<]+</groupId>\\s*<artifactId>([^<]+)</artifactId>");
    private static final Pattern PROPERTY = Pattern.compile("<([a-z-]+\\.(?:version|artifact))>");

    private static final String ROOT = Repository.text(Repository.path("pom.xml"));

    @Test
    void everyManagedDependencyHasAUser() {
        String managed = between("<dependencyManagement>", "</dependencyManagement>");
        List<Path> modules = Repository.files(file -> file.endsWith("pom.xml"));

        Set<String> used = modules.stream()
                .map(Repository::text)
                .map(pom -> pom.replace(managed, ""))
                .flatMap(pom -> matches(ARTIFACT, pom).stream())
                .collect(Collectors.toSet());

        assertThat(used).containsAll(matches(ARTIFACT, managed));
    }

    @Test
    void everyVersionIsUsed() {
        // Spring Boot's own, which is overridden here.
        Set<String> versions = matches(PROPERTY, between("<properties>", "</properties>"));
        versions.removeAll(Set.of("java.version", "kafka.version"));

        assertThat(versions).isNotEmpty().allMatch(version -> ROOT.contains("${" + version + "}"));
    }

    private static Set<String> matches(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String between(String start, String end) {
        return ROOT.substring(ROOT.indexOf(start), ROOT.indexOf(end));
    }
}
