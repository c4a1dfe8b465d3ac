package dev.waybill.system.nemesis;

/** Every connection on a wire is reset at once. */
record Reset(String wire) implements Fault {

    @Override
    public int inject(FaultContext context) {
        if (context.wires().wire(wire).reset() == 0) {
            throw new IllegalStateException("no connection on the wire of " + wire);
        }
        return 0;
    }

    @Override
    public String toString() {
        return wire;
    }
}
