package dev.waybill.system.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service contains stands in the list of licences; {@code .ci/third-party} writes it. */
class ThirdPartyTest {

    /** Spring Boot's plugin adds it. */
    private static final String JAR_MODE_TOOLS = "spring-boot-jarmode-tools";

    private static final Pattern OWN_ARTIFACT = Pattern.compile("</parent>\\s*<artifactId>([^<]+)</artifactId>");

    @ParameterizedTest
    @ValueSource(strings = {"order-service", "inventory-service", "payment-service", "reporting-service"})
    void everyLibraryOfAServiceIsListed(String service) throws IOException {
        List<Path> jars = jars(Repository.path(service).resolve("target"));
        assumeThat(jars).as("the service is packaged").isNotEmpty();
        String list = Repository.text(Repository.path("docs/third-party.md"));
        Set<String> libraries = libraries(jars.getFirst());
        libraries.removeAll(ownArtifacts());
        libraries.remove(JAR_MODE_TOOLS);

        assertThat(libraries)
                .hasSizeGreaterThan(50)
                .allSatisfy(library -> assertThat(list).contains(":" + library + "`"));
    }

    private static List<Path> jars(Path target) throws IOException {
        if (!Files.isDirectory(target)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().matches(".*-\\d[^/]*\\.jar"))
                    .toList();
        }
    }

    private static Set<String> libraries(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.matches("BOOT-INF/lib/.+\\.jar"))
                    .map(name -> name.substring("BOOT-INF/lib/".length()).replaceFirst("-\\d.*$", ""))
                    .collect(Collectors.toCollection(HashSet::new));
        }
    }

    private static Set<String> ownArtifacts() {
        return Repository.files(file -> file.endsWith("pom.xml")).stream()
                .map(file -> OWN_ARTIFACT.matcher(Repository.text(file)))
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .collect(Collectors.toSet());
    }
}
