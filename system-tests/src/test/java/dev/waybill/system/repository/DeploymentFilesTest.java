package dev.waybill.system.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docker compose and Kubernetes run what the repository builds, as carefully as it says. */
class DeploymentFilesTest {

    private static final List<String> SERVICES =
            List.of("order-service", "inventory-service", "payment-service", "reporting-service");

    private static final Pattern COMPOSE_VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)[:}]");
    private static final Pattern EXAMPLE_VARIABLE = Pattern.compile("(?m)^#?([A-Z_]+)=");

    @ParameterizedTest
    @CsvSource({
        "k8s/base/provisioning/provision, docker/provision",
        "k8s/base/provisioning/provision-service.sql,"
                + " local-platform/src/main/resources/dev/waybill/platform/postgres/provision-service.sql"
    })
    void kubernetesProvisionsAsEverybodyDoes(String copy, String original) {
        assertThat(Repository.path(copy)).hasSameTextualContentAs(Repository.path(original));
    }

    @Test
    void everyVariableOfComposeHasAnExample() {
        Set<String> used = names(COMPOSE_VARIABLE, "docker-compose.yml");
        used.remove("TAG");

        assertThat(names(EXAMPLE_VARIABLE, ".env.example")).isEqualTo(used);
    }

    @Test
    void composeRunsEveryServiceWithoutPrivileges() {
        Map<String, Object> services =
                map(map(Repository.yaml(Repository.path("docker-compose.yml")).getFirst())
                        .get("services"));

        assertThat(services.keySet()).containsAll(SERVICES);
        Stream.concat(SERVICES.stream(), Stream.of("payment-provider", "keys", "token", "prometheus"))
                .map(name -> map(services.get(name)))
                .forEach(service -> {
                    assertThat(service.get("read_only")).isEqualTo(true);
                    assertThat(service.get("cap_drop")).isEqualTo(List.of("ALL"));
                    assertThat(service.get("security_opt")).isEqualTo(List.of("no-new-privileges:true"));
                });
    }

    @Test
    void composeListensOnTheLoopbackInterfaceOnly() {
        String ports = Repository.text(Repository.path("docker-compose.yml"));

        assertThat(ports.lines().filter(line -> line.strip().matches("- \".*:\\d+\"")))
                .hasSizeGreaterThan(5)
                .allMatch(line -> line.contains("\"127.0.0.1:${"));
    }

    @Test
    void onlyComposeAndTheDevOverlayAreDemos() {
        List<Path> demos =
                Repository.files(file -> Repository.name(file).matches(".*\\.(ya?ml|properties)|Dockerfile|platform")
                        && Repository.text(file).contains("WAYBILL_DEMO"));

        assertThat(demos.stream().map(Repository::name))
                .containsExactlyInAnyOrder("docker-compose.yml", "k8s/overlays/dev/kustomization.yaml");
    }

    @Test
    void everyPodIsRestricted() {
        List<Map<String, Object>> pods = kubernetesObjects()
                .filter(object -> Set.of("Deployment", "StatefulSet", "Job").contains(object.get("kind")))
                .map(object -> at(object, "spec", "template", "spec"))
                .toList();

        assertThat(pods).hasSizeGreaterThanOrEqualTo(5);
        assertThat(pods).allSatisfy(pod -> {
            assertThat(pod.get("automountServiceAccountToken")).isEqualTo(false);
            assertThat(at(pod, "securityContext").get("runAsNonRoot")).isEqualTo(true);
            assertThat((List<?>) pod.get("containers")).allSatisfy(container -> {
                assertThat(map(container)).containsKey("resources");
                assertThat(at(container, "securityContext").get("allowPrivilegeEscalation"))
                        .isEqualTo(false);
                assertThat(at(container, "securityContext", "capabilities").get("drop"))
                        .isEqualTo(List.of("ALL"));
            });
        });
    }

    @Test
    void everyServiceHasItsPlaceInKubernetes() {
        List<?> resources = (List<?>)
                Objects.requireNonNull(map(Repository.yaml(Repository.path("k8s/base/services/kustomization.yaml"))
                                .getFirst())
                        .get("resources"));

        assertThat(resources.stream().map(Object::toString))
                .containsExactlyElementsOf(
                        SERVICES.stream().map(name -> "../" + name).toList());
    }

    private static Stream<Map<String, Object>> kubernetesObjects() {
        return Repository.files(DeploymentFilesTest::isKubernetesYaml).stream()
                .flatMap(file -> Repository.yaml(file).stream())
                .map(DeploymentFilesTest::map);
    }

    private static boolean isKubernetesYaml(Path file) {
        return Repository.name(file).matches("k8s/.*\\.yaml");
    }

    private static Set<String> names(Pattern pattern, String file) {
        Set<String> names = new TreeSet<>();
        pattern.matcher(Repository.text(Repository.path(file))).results().forEach(match -> names.add(match.group(1)));
        return names;
    }

    private static Map<String, Object> at(Object object, String... keys) {
        Map<String, Object> found = map(object);
        for (String key : keys) {
            found = map(found.get(key));
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object object) {
        assertThat(object).isInstanceOf(Map.class);
        return (Map<String, Object>) Objects.requireNonNull(object);
    }
}
