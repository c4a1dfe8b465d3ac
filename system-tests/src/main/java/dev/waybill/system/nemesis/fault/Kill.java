package dev.waybill.system.nemesis;

import dev.waybill.system.platform.Signals;
import java.util.List;
import java.util.Map;

/** {@code kill -9} of these processes, one right after the other. */
record Kill(List<String> targets) implements Fault {

    @Override
    public int inject(FaultContext context) {
        Map<String, Long> running = context.processes().running();
        List<Long> pids = targets.stream().map(running::get).toList();
        if (pids.contains(null)) {
            throw new IllegalStateException(targets + " do not all run: " + running);
        }
        pids.forEach(pid -> Signals.send("KILL", pid));
        return pids.size();
    }

    @Override
    public String toString() {
        return String.join(", ", targets);
    }
}
