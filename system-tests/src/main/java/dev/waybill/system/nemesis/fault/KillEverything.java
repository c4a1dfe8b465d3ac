package dev.waybill.system.nemesis;

import java.util.List;

/** {@code kill -9} of every process but the one that starts them again. */
record KillEverything() implements Fault {

    @Override
    public int strike(Theatre theatre) {
        return new Kill(List.copyOf(theatre.cast().running().keySet())).strike(theatre);
    }

    @Override
    public String toString() {
        return "everything at once";
    }
}
