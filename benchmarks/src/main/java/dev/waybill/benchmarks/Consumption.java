package dev.waybill.benchmarks;

import dev.waybill.benchmarks.measurement.Arrivals;
import dev.waybill.benchmarks.measurement.Arrivals.Moment;
import dev.waybill.benchmarks.measurement.Child;
import dev.waybill.benchmarks.measurement.Machine;
import dev.waybill.benchmarks.measurement.Measurement;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * How fast a topic that was filled by our relay goes into a small projection, each message once: the rate between the
 * offset commit of the first third, which warms the contender up, and that of the last.
 */
final class Consumption implements Scenario {

    private static final int MESSAGES = 120_000;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Contender contender;
    private final Source source;

    private Consumption(Contender contender, Source source) {
        this.contender = contender;
        this.source = source;
    }

    /** These, from the same topic. */
    static List<Scenario> of(List<Contender> contenders) {
        var source = new Source();
        return contenders.stream()
                .<Scenario>map(contender -> new Consumption(contender, source))
                .toList();
    }

    @Override
    public String name() {
        return "consumer/" + contender.title();
    }

    @Override
    public List<Measurement> run(Machine machine, int round) throws Exception {
        String group = "%s-%d".formatted(contender.main(), round);
        String topic = source.topic(machine);
        String database = machine.newDatabase();
        var own = new Contender(
                contender.title(),
                contender.main(),
                contender.jars(),
                Contenders.and(contender.properties(), Map.of("bench.group", group)),
                MESSAGES);
        try (Child child = new Site(machine, database, topic).start(own, MESSAGES)) {
            child.go();
            Moment begin = await(machine, group, MESSAGES / 3, child);
            double cpuBefore = child.cpuSeconds();
            Moment end = await(machine, group, MESSAGES, child);
            double cpu = child.cpuSeconds() - cpuBefore;
            return List.of(Measurement.of(name(), round)
                    .with("messages/s", end.perSecondSince(begin))
                    .with("CPU µs/message", cpu * 1e6 / (end.count() - begin.count()))
                    .with(quality(database)));
        } finally {
            machine.drop(database);
        }
    }

    private static Moment await(Machine machine, String group, long count, Child child) throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (child.isAlive() && System.nanoTime() < deadline) {
            long committed = committed(machine, group);
            if (committed >= count) {
                return new Moment(committed, System.nanoTime());
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        throw new IllegalStateException("not consumed in time; it said: " + String.join("\n", child.unread()));
    }

    private static long committed(Machine machine, String group) throws ExecutionException, InterruptedException {
        try {
            return machine
                    .admin()
                    .listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .values()
                    .stream()
                    .mapToLong(Consumption::offset)
                    .sum();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return 0;
            }
            throw e;
        }
    }

    private static long offset(@Nullable OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }

    /** As the projection counts them. */
    private static Arrivals.Quality quality(String database) throws SQLException {
        try (var connection = DriverManager.getConnection(database);
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT sum(seen), sum(inversions) FROM reading.projection")) {
            row.next();
            long applied = row.getLong(1);
            return new Arrivals.Quality(
                    Math.max(0, MESSAGES - applied), Math.max(0, applied - MESSAGES), row.getLong(2));
        }
    }

    /** The topic, filled at its first use. */
    private static final class Source {

        private @Nullable String topic;

        String topic(Machine machine) throws Exception {
            if (topic == null) {
                String fresh = machine.newTopic("bench-consumers");
                Site site = new Site(machine, machine.newDatabase(), fresh);
                try (Node relay = Node.start(site, true);
                        Arrivals arrivals = new Arrivals(machine, fresh)) {
                    relay.fill(0, MESSAGES);
                    relay.await(arrivals, MESSAGES);
                }
                machine.drop(site.database());
                topic = fresh;
            }
            return topic;
        }
    }
}
