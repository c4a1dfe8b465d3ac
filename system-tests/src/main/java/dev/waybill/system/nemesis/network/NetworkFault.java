package dev.waybill.system.nemesis;

import java.time.Duration;

/** Bad condition on a wire for a while. */
record NetworkFault(String wire, Proxy.Condition condition, Duration length) implements Fault {

    @Override
    public int inject(FaultContext context) {
        Proxy proxy = context.wires().wire(wire);
        proxy.become(condition);
        try {
            FaultContext.pass(length);
        } finally {
            proxy.become(new Proxy.Condition.Normal());
        }
        return 0;
    }

    @Override
    public String toString() {
        return "%s %s for %d s".formatted(wire, condition, length.toSeconds());
    }
}
