package dev.waybill.system.nemesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final List<String> INSTANCES = List.of("order-service", "order-service-2", "reporting-service");

    @Test
    void theSameSeedGivesTheSameFaults() {
        assertThat(faults(7)).isEqualTo(faults(7)).isNotEqualTo(faults(8));
    }

    @Test
    void eachRoundHasEveryKindOnce() {
        Set<Kind> all = EnumSet.allOf(Kind.class);
        Schedule schedule = new Schedule(1, all, INSTANCES, Duration.ofSeconds(30));

        List<Kind> round = IntStream.range(0, all.size())
                .mapToObj(_ -> schedule.next().kind())
                .toList();

        assertThat(round).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void noPauseIsLongerThanAllowed() {
        Schedule schedule = new Schedule(1, Set.of(Kind.PAUSE_BROKER), INSTANCES, Duration.ofSeconds(20));

        List<Duration> pauses = IntStream.range(0, 50)
                .mapToObj(_ -> ((Pause) schedule.next().fault()).length())
                .distinct()
                .toList();

        assertThat(pauses).containsExactlyInAnyOrder(Duration.ofSeconds(5), Duration.ofSeconds(20));
    }

    private static List<String> faults(long seed) {
        Schedule schedule = new Schedule(seed, EnumSet.allOf(Kind.class), INSTANCES, Duration.ofSeconds(60));
        return IntStream.range(0, 60).mapToObj(_ -> schedule.next().toString()).toList();
    }
}
