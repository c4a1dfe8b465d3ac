package dev.waybill.benchmarks;

import dev.waybill.benchmarks.measurement.Arrivals;
import dev.waybill.benchmarks.measurement.Machine;
import dev.waybill.benchmarks.measurement.Measurement;
import java.util.List;

/** What a million waiting rows add to the heap of the relay that drains them. */
final class Heap implements Scenario {

    private static final int WARM_UP = 30_000;
    private static final int WAITING = 1_000_000;
    private static final int SAMPLES = 4;
    private static final int BETWEEN_SAMPLES = 25_000;
    private static final double MEGABYTE = 1 << 20;

    @Override
    public String name() {
        return "heap/waybill";
    }

    @Override
    public List<Measurement> run(Machine machine, int round) throws Exception {
        try (Site site = Site.open(machine, name(), round);
                Node node = Node.start(site, true);
                Arrivals arrivals = new Arrivals(machine, site.topic())) {
            node.fill(0, WARM_UP);
            node.await(arrivals, WARM_UP);
            long empty = node.heap();
            node.fill(WARM_UP, WAITING);
            long most = node.heap();
            for (int sample = 1; sample <= SAMPLES; sample++) {
                node.await(arrivals, WARM_UP + sample * BETWEEN_SAMPLES);
                most = Math.max(most, node.heap());
            }
            return List.of(
                    measurement("empty outbox", round, empty), measurement("1,000,000 rows waiting", round, most));
        }
    }

    private static Measurement measurement(String what, int round, long bytes) {
        return Measurement.of("heap/" + what, round).with("MB in use after a collection", bytes / MEGABYTE);
    }
}
