package dev.waybill.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupCommandsTest {

    @Test
    void takesAMomentInUtcAndWithAnOffset() {
        assertThat(GroupCommands.moment("2026-11-23T02:00:00Z")).isEqualTo(Instant.parse("2026-11-23T02:00:00Z"));
        assertThat(GroupCommands.moment("2026-11-23T03:00:00+01:00")).isEqualTo(Instant.parse("2026-11-23T02:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-11-23", "2026-11-23T02:00:00", ""})
    void refusesWhatIsNoMoment(String text) {
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> GroupCommands.moment(text))
                .withMessage("--to takes a moment such as 2026-11-23T02:00:00Z, not %s.", text);
    }
}
