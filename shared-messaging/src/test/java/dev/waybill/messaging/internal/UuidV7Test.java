package dev.waybill.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UuidV7Test {

    private static final Instant TIME = Instant.parse("2026-11-23T12:34:56.789Z");

    @Test
    void carriesItsTime() {
        UUID id = UuidV7.at(TIME);

        assertThat(UuidV7.is(id)).isTrue();
        assertThat(UuidV7.timeOf(id)).isEqualTo(TIME);
        assertThat(id).isNotEqualTo(UuidV7.at(TIME));
    }

    @Test
    void derivesTheSameIdFromTheSameName() {
        assertThat(UuidV7.derived(TIME, "t/0/1")).isEqualTo(UuidV7.derived(TIME, "t/0/1"));
        assertThat(UuidV7.derived(TIME, "t/0/1")).isNotEqualTo(UuidV7.derived(TIME, "t/0/2"));
        assertThat(UuidV7.is(UuidV7.derived(TIME, "t/0/1"))).isTrue();
    }

    @Test
    void knowsOtherKinds() {
        assertThat(UuidV7.is(UUID.randomUUID())).isFalse();
    }
}
