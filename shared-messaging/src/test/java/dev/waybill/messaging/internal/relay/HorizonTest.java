package dev.waybill.messaging.internal.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class HorizonTest {

    private static final List<String> NOBODY = List.of();

    @Test
    void beginsAtTheBottomUntilTheWritersOfTheStartHaveEnded() {
        Horizon horizon = new Horizon(100, List.of("writer"));
        horizon.read(List.of(90L, 95L), true);
        horizon.writersNow(List.of("writer", "another"));

        assertThat(horizon.isRecovering()).isTrue();
        assertThat(horizon.from()).isZero();

        horizon.writersNow(List.of("another"));
        assertThat(horizon.isRecovering()).as("until one more read").isTrue();
        horizon.read(List.of(93L, 101L), true);
        assertThat(horizon.isRecovering()).isFalse();
        assertThat(horizon.from()).isEqualTo(102);
    }

    @Test
    void goesOnFromTheLastIdWhenTheFirstReadsWereNotExhaustive() {
        Horizon horizon = new Horizon(1_000, NOBODY);

        horizon.read(List.of(1L, 2L), false);
        assertThat(horizon.from()).isEqualTo(3);

        horizon.read(List.of(700L), true);
        assertThat(horizon.gaps()).as("ids drawn before the start are settled").isEmpty();
    }

    @Test
    void asksForASkippedIdUntilItAppears() {
        Horizon horizon = started();
        horizon.read(List.of(1L, 3L), true);
        assertThat(horizon.gaps()).containsExactly(2L);
        assertThat(horizon.floor()).isEqualTo(2);

        horizon.writersNow(List.of("writer"));
        horizon.read(List.of(2L), true);
        assertThat(horizon.gaps()).isEmpty();
        assertThat(horizon.floor()).isEqualTo(4);
    }

    @Test
    void stillExpectsTheOthersWhenSomeAppearThatAreNotAll() {
        Horizon horizon = started();
        horizon.read(List.of(5L), true);
        horizon.writersNow(NOBODY);

        horizon.found(List.of(1L, 2L));
        assertThat(horizon.gaps()).containsExactly(3L, 4L);

        horizon.read(List.of(3L), true);
        assertThat(horizon.gaps()).as("after a read that found all").isEmpty();
    }

    @Test
    void givesASkippedIdUpWhenEverybodyWhoWroteThenHasEndedAndOneMoreReadFoundNothing() {
        Horizon horizon = started();
        horizon.read(List.of(1L, 3L), true);
        horizon.writersNow(List.of("old", "older"));
        horizon.writersNow(List.of("old", "new"));
        horizon.read(List.of(), true);
        assertThat(horizon.gaps()).containsExactly(2L);

        horizon.writersNow(List.of("new"));
        assertThat(horizon.gaps()).as("its writer may have committed meanwhile").containsExactly(2L);
        horizon.read(List.of(), true);
        assertThat(horizon.gaps()).isEmpty();
    }

    @Test
    void doesNotGiveUpAGapThatIsYoungerThanTheFence() {
        Horizon horizon = started();
        horizon.read(List.of(2L), true);
        horizon.writersNow(List.of("first"));
        horizon.read(List.of(4L), true);

        horizon.writersNow(List.of("second"));
        horizon.read(List.of(), true);

        assertThat(horizon.gaps()).containsExactly(3L);
    }

    @Test
    void losesTrackOfTooManyGaps() {
        Horizon horizon = started();

        assertThatExceptionOfType(Horizon.LostTrack.class).isThrownBy(() -> horizon.read(List.of(1_000_000L), true));
    }

    private static Horizon started() {
        Horizon horizon = new Horizon(0, NOBODY);
        horizon.read(List.of(), true);
        return horizon;
    }
}
