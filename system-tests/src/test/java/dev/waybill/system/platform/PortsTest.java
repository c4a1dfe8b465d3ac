package dev.waybill.system.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void nobodyElseGetsWhatOneHas() {
        int base;
        try (Ports mine = Ports.claim()) {
            base = mine.base();
            assertThat(Ports.claim(base)).isEmpty();
        }

        assertThat(Ports.claim(base)).hasValueSatisfying(Ports::close);
    }
}
