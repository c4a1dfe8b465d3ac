package dev.waybill.payment.crash;

/** Where a process halts, and with which exit status. */
enum CrashPoint {
    /** The intent is committed, the provider was not called. */
    BETWEEN_INTENT_AND_CALL(41),
    /** The provider did it, nobody knows. */
    BETWEEN_CALL_AND_ANSWER(42),
    /** The answer is written but not committed. */
    BETWEEN_ANSWER_AND_COMMIT(43),
    /** Does not halt, but calls only once it may. */
    LINGER_BEFORE_THE_CALL(0);

    private final int exitStatus;

    CrashPoint(int exitStatus) {
        this.exitStatus = exitStatus;
    }

    int exitStatus() {
        return exitStatus;
    }
}
