package dev.waybill.system.killpoint;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KillScheduleTest {

    private final List<KillPoint> points = Stream.of(
                    "commit a.Inbox#apply | order inventory payment reporting | load",
                    "send a.Relay#send | order inventory | load",
                    "call a.Gateway#attempt | payment | load")
            .flatMap(line -> Entry.parse(line).points())
            .toList();

    @Test
    void everyPointHasItsRepetitionsAndServicesTakeTurns() {
        List<Map<String, KillPoint>> rounds = rounds(new KillSchedule(points, 4, 7));

        assertThat(timesOf("Inbox", rounds))
                .isEqualTo(Map.of(
                        "order-service", 2L, "inventory-service", 2L, "payment-service", 2L, "reporting-service", 2L));
        assertThat(timesOf("Relay", rounds)).isEqualTo(Map.of("order-service", 4L, "inventory-service", 4L));
        assertThat(timesOf("Gateway", rounds)).isEqualTo(Map.of("payment-service", 8L));
    }

    @Test
    void noServiceWaitsWhileItHasAPoint() {
        KillSchedule schedule = new KillSchedule(points, 4, 0);

        assertThat(schedule.left()).isEqualTo(24);
        assertThat(rounds(schedule)).hasSize(10);
        assertThat(schedule.left()).isZero();
    }

    private static List<Map<String, KillPoint>> rounds(KillSchedule schedule) {
        List<Map<String, KillPoint>> rounds = new ArrayList<>();
        while (schedule.left() > 0) {
            rounds.add(schedule.next());
        }
        return rounds;
    }

    private static Map<String, Long> timesOf(String site, List<Map<String, KillPoint>> rounds) {
        return rounds.stream()
                .flatMap(round -> round.entrySet().stream())
                .filter(turn -> turn.getValue().toString().contains(site))
                .collect(groupingBy(Map.Entry::getKey, counting()));
    }
}
