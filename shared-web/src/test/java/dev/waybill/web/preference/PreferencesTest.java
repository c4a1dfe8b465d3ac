package dev.waybill.web.preference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wait=5",
                "Wait=5",
                "wait = 5",
                "wait=\"5\"",
                "wait=005",
                "respond-async, wait=5",
                "wait=5, respond-async",
                "wait=5; why=\"so\"",
                "wait=5;x",
                "foo=\"a, wait=9\", wait=5",
                "foo=\"a \\\" , wait=9\", wait=5",
                "foo; wait=9, wait=5",
                "wait=5, wait=9",
                " , wait=5",
                "return=minimal,wait=5"
            })
    void waitsForSoManySeconds(String header) {
        assertThat(Preferences.of(List.of(header)).longestWait()).isEqualTo(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "respond-async",
                "wait",
                "wait=",
                "wait=\"\"",
                "wait=abc",
                "wait=-1",
                "wait=+1",
                "wait=1.5",
                "wait=5s",
                "wait=\"5",
                "wait=\u0665",
                "wait=abc, wait=5",
                "waiter=5",
                "foo=\"wait=5",
                "=5",
                ";;;,,,==="
            })
    void leavesOutWhatItDoesNotKnowOrUnderstand(String header) {
        assertThat(Preferences.of(List.of(header)).longestWait()).isNull();
    }

    @Test
    void readsAllLinesOfTheHeader() {
        assertThat(Preferences.of(Arrays.asList("respond-async", "wait=0")).longestWait())
                .isEqualTo(Duration.ZERO);
        assertThat(Preferences.of(List.of()).longestWait()).isNull();
    }

    @Test
    void takesAnyNumber() {
        assertThat(Preferences.of(List.of("wait=" + "9".repeat(8_000))).longestWait())
                .isEqualTo(Duration.ofSeconds(Integer.MAX_VALUE));
    }
}
