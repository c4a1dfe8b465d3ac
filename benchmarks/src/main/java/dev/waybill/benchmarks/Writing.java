package dev.waybill.benchmarks;

import dev.waybill.benchmarks.measurement.Arrivals;
import dev.waybill.benchmarks.measurement.Machine;
import dev.waybill.benchmarks.measurement.Measurement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What an outbox costs its writers, and how long a message takes from its commit to a consumer: two instances of one
 * service, of which the second, started later, relays for both.
 */
final class Writing implements Scenario {

    /** They divide the number of aggregates, so that each aggregate has one writer. */
    private static final int FAST_WRITERS = 20;

    private static final int PACED_WRITERS = 8;

    private static final Duration WARM_UP = Duration.ofSeconds(1);
    private static final Duration FAST = Duration.ofSeconds(2);
    private static final List<Pace> PACES =
            List.of(new Pace(200, Duration.ofSeconds(4)), new Pace(2000, Duration.ofSeconds(2)));

    private record Pace(int rate, Duration time) {}

    @Override
    public String name() {
        return "writer and latency/waybill";
    }

    @Override
    public List<Measurement> run(Machine machine, int round) throws Exception {
        try (Site site = Site.open(machine, "writing", round);
                Arrivals arrivals = new Arrivals(machine, site.topic());
                Node other = Node.start(site, false)) {
            var run = new OneRun(site, arrivals, round);
            run.write(other, "warm-up", WARM_UP, false);
            run.write(other, "warm-up", WARM_UP, true);
            run.keep(run.write(other, "without outbox", FAST, false));
            run.keep(run.write(other, "with outbox", FAST, true));
            try (Node own = Node.start(site, true)) {
                run.awaitRelayed(own);
                run.write(own, "warm-up", WARM_UP, true);
                run.awaitRelayed(own);
                run.keep(run.write(own, "with outbox, and the relay in its process", FAST, true));
                run.awaitRelayed(own);
                for (Pace pace : PACES) {
                    run.paceBoth(own, other, pace);
                }
            }
            return run.finish();
        }
    }

    private static final class OneRun {

        private static final int MESSAGES_OF_A_PHASE = 1_000_000;

        private final Site site;
        private final Arrivals arrivals;
        private final int round;
        private final List<Measurement> kept = new ArrayList<>();
        private int phases;
        private long published;

        OneRun(Site site, Arrivals arrivals, int round) {
            this.site = site;
            this.arrivals = arrivals;
            this.round = round;
        }

        void keep(Measurement measurement) {
            kept.add(measurement);
        }

        /** What was kept; the last one answers for what lies on the topic. */
        List<Measurement> finish() throws InterruptedException {
            kept.getLast().with(arrivals.quality(published));
            return kept;
        }

        /** Each phase has numbers of its own. */
        private int nextFirst() {
            return phases++ * MESSAGES_OF_A_PHASE;
        }

        Measurement write(Node node, String what, Duration time, boolean publishing) throws Exception {
            double cpuBefore = node.cpuSeconds();
            long committed = node.write(nextFirst(), FAST_WRITERS, time, publishing);
            double cpu = node.cpuSeconds() - cpuBefore;
            published += publishing ? committed : 0;
            return Measurement.of("writer/" + what, round)
                    .with("transactions/s", committed / (double) time.toSeconds())
                    .with("CPU µs/transaction", cpu * 1e6 / committed);
        }

        void awaitRelayed(Node relay) throws InterruptedException {
            relay.await(arrivals, published);
        }

        void paceBoth(Node own, Node other, Pace pace) throws Exception {
            keep(pace(own, own, pace, "the relay's process"));
            keep(pace(other, own, pace, "another process"));
        }

        private Measurement pace(Node writer, Node relay, Pace pace, String where) throws Exception {
            int first = nextFirst();
            int messages = Math.toIntExact(pace.rate() * pace.time().toSeconds());
            var file = site.machine().directory().resolve("moments-" + round + "-" + phases);
            try (var probe = new LatencyProbe(site, first, messages)) {
                double cpuBefore = relay.cpuSeconds();
                writer.pace(first, PACED_WRITERS, pace.rate(), pace.time(), file);
                published += messages;
                awaitRelayed(relay);
                double cpu = relay.cpuSeconds() - cpuBefore;
                Latencies latencies = probe.latencies(file);
                return latencies
                        .measurement("latency/%,d a second, written in %s".formatted(pace.rate(), where), round)
                        .with("CPU µs/message of the relay's process", cpu * 1e6 / messages);
            }
        }
    }
}
