package dev.waybill.web.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.web.security.RulesInForce;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/**
 * That nobody gets behind the access rules, whatever they write into a path; a test of a running service implements it. What
 * is open to whom is checked in, so that a change of it shows up in review: run with {@code -Daccess.update=true} to write it.
 */
public interface AccessContract {

    /** The service's name. */
    String service();

    /** Where the table is checked in. */
    default Path tableOfAccess() {
        return Path.of("..", "docs", "access", service() + ".txt");
    }

    /** The running service. */
    HttpApi api();

    /** The running service's beans. */
    ApplicationContext context();

    /** The cookie of somebody who is logged in to the service; one of nobody, where there is no log-in. */
    default String session() {
        return "WAYBILL_DASHBOARD=00000000";
    }

    /** Which patterns a filter chain of the service's own guards, and whom it admits: {@code session} or {@code everybody}. */
    default Map<String, String> guarded() {
        return Map.of();
    }

    /** Files to walk beside one path for each pattern, with the pattern that serves them. */
    default Map<String, String> files() {
        return Map.of();
    }

    @Test
    default void hasARuleForEachEndpoint() {
        assertThat(endpointsWithoutRule())
                .as("endpoints that no rule of AccessRules opens to anybody")
                .isEmpty();
    }

    @Test
    default void opensWhatTheTableSaysThatIsCheckedIn() throws IOException {
        Path file = tableOfAccess();
        String table = table();
        if (Boolean.getBoolean("access.update")) {
            Files.createDirectories(file.toAbsolutePath().normalize().getParent());
            Files.writeString(file, table);
        }
        assertThat(table)
                .as("run this test with -Daccess.update=true to accept the change")
                .isEqualTo(Files.exists(file) ? Files.readString(file) : "");
    }

    @Test
    default void refusesEveryForbiddenCellOfTheMatrix() throws IOException {
        List<Endpoint> endpoints = endpoints();
        assertThat(endpoints).isNotEmpty();
        AccessMatrix matrix = new AccessMatrix(admitted(), Credential.headers(session()));

        matrix.walk(endpoints, api().port());

        assertThat(matrix.wrong()).isEmpty();
        assertThat(matrix.cells()).isEqualTo(AccessMatrix.size(endpoints.size()));
        assertThat(table()).endsWith("\n" + matrix.cells() + " cells\n");
    }

    /** What {@link #hasARuleForEachEndpoint} finds. */
    default List<String> endpointsWithoutRule() {
        return endpoints().stream()
                .filter(endpoint -> endpoint.kind() == Endpoint.Kind.HANDLER)
                .filter(endpoint ->
                        admitted().forPath(endpoint.method(), endpoint.path()).none())
                .map(Endpoint::toString)
                .toList();
    }

    private List<Endpoint> endpoints() {
        api().getWithoutToken("/actuator/health/liveness");
        Stream<Endpoint> files = files().entrySet().stream()
                .map(file -> new Endpoint("GET", file.getValue(), file.getKey(), Endpoint.Kind.FILES));
        Stream<Endpoint> probes = Stream.of("/actuator/health/liveness", "/actuator/health/readiness")
                .map(path -> new Endpoint("GET", "/actuator/health/**", path, Endpoint.Kind.HANDLER));
        return Stream.of(Endpoint.of(context()).stream(), probes, files)
                .flatMap(some -> some)
                .sorted(Endpoint.BY_PATTERN)
                .toList();
    }

    private AccessTable admitted() {
        return new AccessTable(new RulesInForce(context()), guarded());
    }

    private String table() {
        List<Endpoint> endpoints = endpoints();
        return endpoints.stream()
                        .map(endpoint ->
                                "%-70s %s".formatted(endpoint, admitted().forPath(endpoint.method(), endpoint.path())))
                        .collect(Collectors.joining("\n"))
                + "\n\n" + AccessMatrix.size(endpoints.size()) + " cells\n";
    }
}
