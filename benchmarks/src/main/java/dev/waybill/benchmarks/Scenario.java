package dev.waybill.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** One thing that is measured, once a round. */
interface Scenario {

    /** Every scenario, in the order of a round. */
    List<Scenario> ALL = all();

    String name();

    Measurement run(Machine machine, int round) throws Exception;

    private static List<Scenario> all() {
        var scenarios = new ArrayList<Scenario>();
        Contenders.RELAYS.forEach(contender -> scenarios.add(new Drain(contender)));
        return List.copyOf(scenarios);
    }
}
