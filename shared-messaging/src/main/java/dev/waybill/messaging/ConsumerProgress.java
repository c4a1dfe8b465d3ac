package dev.waybill.messaging;

/** How far this application's consumers are. */
public interface ConsumerProgress {

    /**
     * Whether the consumer's group has handled everything that was on its topics when this process started. Until then a
     * missing answer may just be one that waits; deadlines must not fire.
     *
     * @throws IllegalArgumentException if the application has no such consumer
     */
    boolean hasCaughtUp(String consumer);
}
