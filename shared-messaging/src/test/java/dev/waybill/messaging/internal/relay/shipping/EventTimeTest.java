package dev.waybill.messaging.internal.relay.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimeTest {

    private final EventTime time = new EventTime();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23T14:37:32.000001Z",
                "2026-11-23T14:37:32.999999Z",
                "2026-11-23T14:37:33Z",
                "2000-01-01T00:00:00.100Z",
                "1969-12-31T23:59:59.5Z"
            })
    void writesTheSameMomentAsTheStandardLibraryToTheMicrosecond(String moment) {
        String before = text("2026-11-23T14:37:32.123456Z");
        String written = text(moment);

        assertThat(before).isEqualTo("2026-11-23T14:37:32.123456Z");
        assertThat(Instant.parse(written)).isEqualTo(Instant.parse(moment));
        assertThat(written).hasSize("2026-11-23T14:37:32.123456Z".length());
    }

    private String text(String moment) {
        return new String(time.of(Instant.parse(moment)), StandardCharsets.US_ASCII);
    }
}
