package dev.waybill.benchmarks;

import dev.waybill.benchmarks.Arrivals.Moment;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * Whether our relay slows down behind dead rows: the same drain before and while a transaction holds an old snapshot, so
 * that nothing that was relayed in between can be vacuumed.
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
            Measurement without = drains.measure("old snapshot/none", round, MESSAGES);
            try (Connection old = DriverManager.getConnection(site.database())) {
                takeSnapshot(old);
                drains.measure(name(), round, DEAD);
                Measurement with = drains.measure("old snapshot/held, 300,000 dead rows", round, MESSAGES);
                Arrivals.Quality quality = arrivals.quality(drains.total);
                return List.of(without, with.with(quality));
            }
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
