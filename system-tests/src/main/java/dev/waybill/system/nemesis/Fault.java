package dev.waybill.system.nemesis;

/** Something that is done to a running platform. */
interface Fault {

    /** Does it, and undoes what does not pass by itself; returns how many processes it killed. */
    int inject(FaultContext context) throws Exception;

    /** It cannot be done here, and the report says why. */
    final class Impossible extends Exception {
        private static final long serialVersionUID = 1L;

        Impossible(String why) {
            super(why);
        }
    }
}
