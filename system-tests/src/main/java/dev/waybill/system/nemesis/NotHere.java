package dev.waybill.system.nemesis;

/** A fault that this machine or this release does not permit; the report lists it. */
record NotHere(String why) implements Fault {

    @Override
    public int strike(Theatre theatre) throws Impossible {
        throw new Impossible(why);
    }

    @Override
    public String toString() {
        return "skipped";
    }
}
