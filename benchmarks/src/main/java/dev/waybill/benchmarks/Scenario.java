package dev.waybill.benchmarks;

import dev.waybill.benchmarks.measurement.Machine;
import dev.waybill.benchmarks.measurement.Measurement;
import java.util.ArrayList;
import java.util.List;

/** One thing that is measured, once a round. */
interface Scenario {

    /** Every scenario, in the order of a round. */
    List<Scenario> ALL = all();

    String name();

    /** Whether a round before the first one is of use to it; most warm up at the beginning of each run. */
    default boolean warmsUpBefore() {
        return false;
    }

    List<Measurement> run(Machine machine, int round) throws Exception;

    private static List<Scenario> all() {
        var scenarios = new ArrayList<Scenario>();
        Contenders.RELAYS.forEach(contender -> scenarios.add(new Drain(contender)));
        scenarios.add(new OldSnapshot());
        scenarios.add(new Heap());
        scenarios.add(new Writing());
        scenarios.addAll(Consumption.of(Contenders.CONSUMERS));
        return List.copyOf(scenarios);
    }
}
