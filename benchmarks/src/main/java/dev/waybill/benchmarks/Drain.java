package dev.waybill.benchmarks;

import dev.waybill.benchmarks.measurement.Arrivals;
import dev.waybill.benchmarks.measurement.Arrivals.Moment;
import dev.waybill.benchmarks.measurement.Child;
import dev.waybill.benchmarks.measurement.Machine;
import dev.waybill.benchmarks.measurement.Measurement;
import java.time.Duration;
import java.util.List;

/**
 * How fast messages reach the broker: the rate between the arrival of the first third, which warms the contender up, and
 * that of the last, as seen from outside.
 */
record Drain(Contender contender) implements Scenario {

    private static final Duration LIMIT = Duration.ofSeconds(45);

    @Override
    public String name() {
        return "relay/" + contender.title();
    }

    @Override
    public boolean warmsUpBefore() {
        return true;
    }

    @Override
    public List<Measurement> run(Machine machine, int round) throws Exception {
        int messages = round == 0 ? contender.messages() / 4 : contender.messages();
        try (Site site = Site.open(machine, name(), round);
                Child child = site.start(contender, messages);
                Arrivals arrivals = new Arrivals(machine, site.topic())) {
            return List.of(measure(child, arrivals, messages, round));
        }
    }

    /** One that is not through when the time is up is judged by what has arrived. */
    private Measurement measure(Child child, Arrivals arrivals, int messages, int round) throws Exception {
        try {
            child.go();
            Moment begin = arrivals.await(messages / 3, child::isAlive, LIMIT);
            double cpuBefore = child.cpuSeconds();
            Moment end = arrivals.awaitAtMost(messages, child::isAlive, LIMIT);
            double cpu = child.cpuSeconds() - cpuBefore;
            Measurement measurement = Measurement.of(name(), round)
                    .with("messages/s", end.perSecondSince(begin))
                    .with("CPU µs/message", cpu * 1e6 / (end.count() - begin.count()));
            return end.count() < messages ? measurement : measurement.with(arrivals.quality(messages));
        } catch (IllegalStateException e) {
            throw new IllegalStateException(e.getMessage() + "; it said: " + String.join("\n", child.unread()), e);
        }
    }
}
