package dev.waybill.system.nemesis;

import dev.waybill.system.platform.Signals;

/** An instance stops in good order, and comes back. */
record LeaveAndJoin(String target) implements Fault {

    @Override
    public int inject(FaultContext context) {
        long pid = context.processes().pid(target);
        Signals.send("TERM", pid);
        ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
        return 0;
    }

    @Override
    public String toString() {
        return target;
    }
}
