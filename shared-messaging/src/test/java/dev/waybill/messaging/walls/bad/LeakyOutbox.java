package dev.waybill.messaging.walls.bad;

import dev.waybill.messaging.walls.bad.internal.Guts;

/** Shows what is inside. */
public final class LeakyOutbox {
    /** Returns it. */
    public Guts guts() {
        return new Guts();
    }
}
