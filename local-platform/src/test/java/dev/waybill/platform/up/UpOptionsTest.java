package dev.waybill.platform.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.platform.PlatformException;
import dev.waybill.platform.topology.Instance;
import dev.waybill.platform.topology.Service;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpOptionsTest {

    @Test
    void aServiceGetsItsOwnVariablesOnly() {
        UpOptions.Wiring wiring =
                new UpOptions.Wiring(Map.of("order-service:A", "jdbc:x=y", "payment-service:B", "2"), 0);

        assertThat(wiring.of(new Instance(Service.ORDER, "order-service", 1)))
                .containsExactly(Map.entry("A", "jdbc:x=y"));
        assertThat(wiring.of(new Instance(Service.INVENTORY, "inventory-service", 2)))
                .isEmpty();
    }

    @Test
    void anInstanceGetsItsOwnVariablesOverItsServices() {
        UpOptions.Wiring wiring = new UpOptions.Wiring(
                Map.of("order-service:A", "all", "order-service:B", "all", "order-service-2:B", "second"), 0);

        assertThat(wiring.of(new Instance(Service.ORDER, "order-service", 1)))
                .isEqualTo(Map.of("A", "all", "B", "all"));
        assertThat(wiring.of(new Instance(Service.ORDER, "order-service-2", 2)))
                .isEqualTo(Map.of("A", "all", "B", "second"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "kafka:A", "kafka-2:A", "order-service", "order-service:", "order-service:A B"})
    void refusesVariablesOfNobody(String name) {
        assertThatThrownBy(() -> new UpOptions.Wiring(Map.of(name, "1"), 0))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("SERVICE:NAME=VALUE");
    }
}
