package dev.waybill.system.nemesis;

import dev.waybill.system.platform.Signals;

/** An instance stops in good order, and comes back. */
record LeaveAndJoin(String victim) implements Fault {

    @Override
    public int strike(Theatre theatre) {
        long pid = theatre.cast().pid(victim);
        Signals.send("TERM", pid);
        ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
        return 0;
    }

    @Override
    public String toString() {
        return victim;
    }
}
