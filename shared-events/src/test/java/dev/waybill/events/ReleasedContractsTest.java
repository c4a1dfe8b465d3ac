package dev.waybill.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What was published stays readable: the schemas of the last release stand in {@code src/test/resources/released}. */
class ReleasedContractsTest {

    private final ContractFiles files = new ContractFiles(new JsonMapper());

    static Set<String> released() {
        return ContractFiles.released();
    }

    @ParameterizedTest
    @MethodSource("released")
    void changesCompatiblyOnly(String name) {
        Contract<?> contract = Contracts.ALL.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " was released and is gone"));

        assertThat(SchemaEvolution.incompatibilities(files.releasedSchemaOf(name), files.schemaOf(contract)))
                .as("a change that needs a v2 beside v1: see shared-events/README.md")
                .isEmpty();
    }

    @Test
    void knowsAtLeastWhatTheFirstReleaseHad() {
        Set<String> current = Contracts.ALL.stream().map(Contract::name).collect(Collectors.toSet());

        assertThat(released()).hasSizeGreaterThanOrEqualTo(24).isSubsetOf(current);
    }
}
