package dev.waybill.system.nemesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final List<String> INSTANCES = List.of("order-service", "order-service-2", "reporting-service");

    @Test
    void theSameSeedGivesTheSameFaults() {
        assertThat(faults(7)).isEqualTo(faults(7)).isNotEqualTo(faults(8));
    }

    @Test
    void neighbouringSeedsDoNotBeginAlike() {
        Set<Kind> first = LongStream.rangeClosed(1, 20)
                .mapToObj(ScheduleTest::schedule)
                .map(it -> it.next().kind())
                .collect(Collectors.toSet());

        assertThat(first).hasSizeGreaterThanOrEqualTo(10);
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
    void aRoundIsOneWhenItsLastFaultHasCome() {
        Schedule schedule = new Schedule(1, Kind.OF_PROCESSES, INSTANCES, Duration.ofSeconds(30));

        List<Integer> rounds = IntStream.rangeClosed(1, 2 * Kind.OF_PROCESSES.size() + 1)
                .mapToObj(_ -> {
                    schedule.next();
                    return schedule.rounds();
                })
                .toList();

        assertThat(rounds.indexOf(1)).isEqualTo(Kind.OF_PROCESSES.size() - 1);
        assertThat(rounds.indexOf(2)).isEqualTo(2 * Kind.OF_PROCESSES.size() - 1);
        assertThat(rounds.getLast()).isEqualTo(2);
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

    @Test
    void pausesLastFiveThirtyAndSixtySeconds() {
        assertThat(some(Kind.PAUSE_SERVICE, Pause.class).map(Pause::length))
                .containsOnly(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(60));
    }

    @Test
    void everyInstanceOfAServiceIsAVictim() {
        assertThat(some(Kind.KILL_SERVICE, Kill.class).flatMap(it -> it.targets().stream()))
                .containsOnly(INSTANCES.toArray(String[]::new));
        assertThat(some(Kind.CLOCK, WrongClock.class).map(WrongClock::target))
                .containsOnly(INSTANCES.toArray(String[]::new));
    }

    @Test
    void clocksAreFiveMinutesOffInBothDirections() {
        assertThat(some(Kind.CLOCK, WrongClock.class).map(WrongClock::offset))
                .containsOnly(Duration.ofMinutes(5), Duration.ofMinutes(-5));
    }

    @Test
    void bothDisksAreFilledForTenToTwentySeconds() {
        List<FullDisk> faults = some(Kind.FULL_DISK, FullDisk.class).toList();

        assertThat(faults).extracting(FullDisk::target).containsOnly(FaultContext.POSTGRES, FaultContext.BROKER);
        assertThat(faults).extracting(FullDisk::length).allMatch(it -> it.toSeconds() >= 10 && it.toSeconds() <= 20);
    }

    private static <F extends Fault> Stream<F> some(Kind kind, Class<F> type) {
        Schedule schedule = new Schedule(1, Set.of(kind), INSTANCES, Duration.ofSeconds(60));
        return IntStream.range(0, 60).mapToObj(_ -> type.cast(schedule.next().fault()));
    }

    private static Schedule schedule(long seed) {
        return new Schedule(seed, EnumSet.allOf(Kind.class), INSTANCES, Duration.ofSeconds(60));
    }

    private static List<String> faults(long seed) {
        Schedule schedule = schedule(seed);
        return IntStream.range(0, 60).mapToObj(_ -> schedule.next().toString()).toList();
    }
}
