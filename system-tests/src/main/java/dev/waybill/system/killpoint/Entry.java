package dev.waybill.system.killpoint;

import dev.waybill.system.killpoint.agent.Site;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A line of the list of kill points.
 *
 * @param services where it is swept, such as {@code order-service}
 * @param how what reaches it, or why it is not swept
 */
record Entry(Site site, List<String> services, String how) {

    static final String INSIDE = "inside";
    static final Set<String> NOT_SWEPT = Set.of(INSIDE, "reads", "once", "unreachable");

    Entry {
        if (services.isEmpty() != NOT_SWEPT.contains(how)) {
            throw new IllegalArgumentException(site + " is swept in " + services + ", and " + how);
        }
    }

    static Entry parse(String line) {
        String[] columns = line.split(" \\| ", -1);
        List<String> services = columns[1].equals("-")
                ? List.of()
                : Stream.of(columns[1].split(" ", -1))
                        .map(it -> it + "-service")
                        .toList();
        return new Entry(Site.parse(columns[0]), services, columns[2]);
    }

    /** Short, and without a space: {@code ack:KafkaSender#sendOne}. */
    String word() {
        return site.toString().replaceAll("(\\w+\\.)+", "").replace(' ', ':');
    }

    /** Right before and right after. */
    Stream<KillPoint> points() {
        return services.isEmpty()
                ? Stream.of()
                : Stream.of("before", "after").map(side -> new KillPoint(side, site, services, how));
    }
}
