package dev.waybill.system.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service contains stands in the list of licences; {@code .ci/third-party} writes it. */
class ThirdPartyTest {

    /** Ours, and what Spring Boot's plugin adds. */
    private static final Set<String> NO_DEPENDENCIES =
            Set.of("shared-events", "shared-messaging", "shared-web", "spring-boot-jarmode-tools");

    @ParameterizedTest
    @ValueSource(strings = {"order-service", "inventory-service", "payment-service", "reporting-service"})
    void everyLibraryOfAServiceIsListed(String service) throws IOException {
        List<Path> jars = jars(Repository.path(service).resolve("target"));
        assumeThat(jars).as("the service is packaged").isNotEmpty();
        String list = Repository.text(Repository.path("docs/third-party.md"));

        assertThat(libraries(jars.getFirst()))
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
                    .filter(name -> !NO_DEPENDENCIES.contains(name))
                    .collect(Collectors.toSet());
        }
    }
}
