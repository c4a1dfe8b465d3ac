package dev.waybill.messaging.internal.losses;

/** Why records are gone. */
public enum LossReason {
    /** They were removed before they were read. */
    RETENTION("were removed before they were read, by retention or by hand"),
    /** The topic was deleted and created anew; what had not been read of its former life is gone. */
    RECREATED("belong to a former life of the topic, which was created anew"),
    /** The log became shorter, as by an unclean election. */
    TRUNCATED("had been read, and are gone from the log; other records took their places");

    private final String sentence;

    LossReason(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
