package dev.waybill.benchmarks;

import dev.waybill.benchmarks.measurement.Arrivals;
import dev.waybill.benchmarks.measurement.Arrivals.Moment;
import dev.waybill.benchmarks.measurement.Machine;
import dev.waybill.benchmarks.measurement.Measurement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * Whether our relay slows down behind dead rows: the same drain behind 300,000 relayed rows, once vacuumed and once while a
 * transaction holds a snapshot in front of them. Which comes first, and so finds a colder relay, changes with the round.
 */
final class OldSnapshot implements Scenario {

    private static final int WARM_UP = 150_000;
    private static final int MESSAGES = 150_000;
    private static final int DEAD = 300_000;

    @Override
    public String name() {
        return "old snapshot/waybill";
    }

    @Override
    public List<Measurement> run(Machine machine, int round) throws Exception {
        try (Site site = Site.open(machine, name(), round);
                Node node = Node.start(site, true);
                Arrivals arrivals = new Arrivals(machine, site.topic())) {
            var drains = new Drains(node, arrivals);
            drains.measure(name(), round, WARM_UP);
            boolean heldFirst = round % 2 == 0;
            Measurement first = heldFirst ? held(site, drains, round) : vacuumed(site, drains, round);
            Measurement second = heldFirst ? vacuumed(site, drains, round) : held(site, drains, round);
            return List.of(first, second.with(arrivals.quality(drains.total)));
        }
    }

    private Measurement vacuumed(Site site, Drains drains, int round) throws Exception {
        drains.measure(name(), round, DEAD);
        try (Connection connection = DriverManager.getConnection(site.database());
                var statement = connection.createStatement()) {
            statement.execute("VACUUM outbox");
        }
        return drains.measure("old snapshot/none", round, MESSAGES);
    }

    private Measurement held(Site site, Drains drains, int round) throws Exception {
        try (Connection old = DriverManager.getConnection(site.database())) {
            takeSnapshot(old);
            drains.measure(name(), round, DEAD);
            return drains.measure("old snapshot/held, 300,000 dead rows", round, MESSAGES);
        }
    }

    private static void takeSnapshot(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT count(*) FROM pg_class");
        }
    }

    /** One drain after the other, by the same relay. */
    private static final class Drains {

        private final Node node;
        private final Arrivals arrivals;
        private int total;

        Drains(Node node, Arrivals arrivals) {
            this.node = node;
            this.arrivals = arrivals;
        }

        Measurement measure(String scenario, int round, int messages) throws Exception {
            node.fill(total, messages);
            Moment begin = node.await(arrivals, total + messages / 3);
            double cpuBefore = node.cpuSeconds();
            total += messages;
            Moment end = node.await(arrivals, total);
            return Measurement.of(scenario, round)
                    .with("messages/s", end.perSecondSince(begin))
                    .with("CPU µs/message", (node.cpuSeconds() - cpuBefore) * 1e6 / (end.count() - begin.count()));
        }
    }
}
