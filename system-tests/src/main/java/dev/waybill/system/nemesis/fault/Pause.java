package dev.waybill.system.nemesis;

import dev.waybill.system.platform.Signals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code SIGSTOP} of a process and all that it has started, and {@code SIGCONT} after a while. */
record Pause(String target, Duration length) implements Fault {

    @Override
    public int inject(FaultContext context) {
        ProcessHandle process =
                ProcessHandle.of(context.processes().pid(target)).orElseThrow();
        List<Long> stopped = new ArrayList<>();
        stopped.add(process.pid());
        process.descendants().map(ProcessHandle::pid).forEach(stopped::add);
        stopped.forEach(pid -> signal("STOP", pid));
        try {
            FaultContext.pass(length);
        } finally {
            stopped.reversed().forEach(pid -> signal("CONT", pid));
        }
        return 0;
    }

    /** A process that has ended meanwhile needs no signal. */
    private static void signal(String signal, long pid) {
        if (ProcessHandle.of(pid).isPresent()) {
            Signals.send(signal, pid);
        }
    }

    @Override
    public String toString() {
        return target + " for " + length.toSeconds() + " s";
    }
}
