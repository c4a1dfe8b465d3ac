package dev.waybill.benchmarks;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How fast messages reach the broker: the rate between the arrival of the first fifth, which warms the contender up, and
 * that of the last, as seen from outside.
 */
record Drain(Contender contender) implements Scenario {

    @Override
    public String name() {
        return "relay/" + contender.title();
    }

    @Override
    public Measurement run(Machine machine, int round) throws Exception {
        String topic = machine.newTopic("bench-" + contender.title().replaceAll("[^a-z0-9]+", "-") + "-" + round);
        String database = machine.newDatabase();
        try (Child child = start(machine, database, topic);
                Arrivals arrivals = new Arrivals(machine, topic)) {
            child.awaitLine("bench: READY", Duration.ofMinutes(4));
            return measure(child, arrivals);
        } finally {
            machine.deleteTopic(topic);
            machine.drop(database);
        }
    }

    private Measurement measure(Child child, Arrivals arrivals) throws Exception {
        try {
            int messages = contender.messages();
            int warmUp = messages / 5;
            child.go();
            long begin = arrivals.await(warmUp, child::isAlive, Duration.ofMinutes(5));
            double cpuBefore = child.cpuSeconds();
            long end = arrivals.await(messages, child::isAlive, Duration.ofMinutes(5));
            double cpu = child.cpuSeconds() - cpuBefore;
            child.go();
            Arrivals.Quality quality = arrivals.quality(messages);
            double rate = (messages - warmUp) * 1e9 / (end - begin);
            return Measurement.of(name())
                    .with("messages/s", rate)
                    .with("CPU µs/message", cpu * 1e6 / (messages - warmUp))
                    .with("losses", (double) quality.losses())
                    .with("duplicates", (double) quality.duplicates())
                    .with("inversions", (double) quality.inversions());
        } catch (IllegalStateException e) {
            throw new IllegalStateException(e.getMessage() + "; it said: " + String.join("\n", child.unread()), e);
        }
    }

    private Child start(Machine machine, String database, String topic) throws Exception {
        Map<String, String> properties = new HashMap<>(contender.properties());
        properties.put("bench.jdbc", database);
        properties.put("bench.kafka", machine.bootstrapServers());
        properties.put("bench.topic", topic);
        properties.put("bench.messages", String.valueOf(contender.messages()));
        return Child.start(
                contender.main(), List.of("-Xmx512m", "-XX:+UseSerialGC"), properties, List.of(), contender.jars());
    }
}
