package dev.waybill.benchmarks;

import dev.waybill.benchmarks.measurement.Child;
import dev.waybill.benchmarks.measurement.Machine;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

/** A fresh database and a fresh topic, for one run of one scenario. */
record Site(Machine machine, String database, String topic) implements AutoCloseable {

    private static final List<String> JVM = List.of("-Xmx512m", "-XX:+UseSerialGC");
    private static final Duration START = Duration.ofMinutes(4);

    static Site open(Machine machine, String name, int round)
            throws SQLException, ExecutionException, InterruptedException {
        String topic = machine.newTopic("bench-" + name.replaceAll("[^a-z0-9]+", "-") + "-" + round);
        return new Site(machine, machine.newDatabase(), topic);
    }

    /** Starts a program and returns when it is ready to begin. */
    Child start(Contender contender, int messages) throws Exception {
        Map<String, String> properties = new TreeMap<>(contender.properties());
        properties.put("bench.jdbc", database);
        properties.put("bench.kafka", machine.bootstrapServers());
        properties.put("bench.topic", topic);
        properties.put("bench.messages", String.valueOf(messages));
        Child child = Child.start(contender.main(), JVM, properties, List.of(), contender.jars());
        try {
            child.awaitLine("bench: READY", START);
            return child;
        } catch (IllegalStateException e) {
            child.close();
            throw e;
        }
    }

    @Override
    public void close() throws SQLException {
        machine.deleteTopic(topic);
        machine.drop(database);
    }
}
