package dev.waybill.system.killpoint;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which service is halted where next. */
final class KillSchedule {

    private final Map<String, Deque<KillPoint>> waiting = new LinkedHashMap<>();

    /** Each point so many times; services that share its code take turns, the {@code first} one begins. */
    KillSchedule(List<KillPoint> points, int repetitions, int first) {
        for (int repetition = 0; repetition < repetitions; repetition++) {
            for (int i = 0; i < points.size(); i++) {
                // Both sides of a site stand one after the other: they go to the same service.
                String service = points.get(i).service(first + repetition + i / 2);
                waiting.computeIfAbsent(service, _ -> new ArrayDeque<>()).add(points.get(i));
            }
        }
    }

    /** How many halts are left. */
    int left() {
        return waiting.values().stream().mapToInt(Deque::size).sum();
    }

    /** The next point of every service that still has one. */
    Map<String, KillPoint> next() {
        Map<String, KillPoint> round = new LinkedHashMap<>();
        waiting.forEach(
                (service, points) -> Optional.ofNullable(points.poll()).ifPresent(point -> round.put(service, point)));
        return round;
    }
}
