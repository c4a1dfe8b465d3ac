package dev.waybill.system.nemesis;

import java.util.List;

/** {@code kill -9} of every process but the one that starts them again. */
record KillEverything() implements Fault {

    @Override
    public int inject(FaultContext context) {
        return new Kill(List.copyOf(context.processes().running().keySet())).inject(context);
    }

    @Override
    public String toString() {
        return "everything at once";
    }
}
