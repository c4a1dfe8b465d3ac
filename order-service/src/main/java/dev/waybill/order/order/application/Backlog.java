package dev.waybill.order.order.application;

import dev.waybill.messaging.Outbox;
import org.springframework.stereotype.Component;

/** Refuses new work while too many messages wait for the broker. */
@Component
public class Backlog {

    private final Outbox outbox;

    Backlog(Outbox outbox) {
        this.outbox = outbox;
    }

    void requireRoom() {
        if (!outbox.acceptsNewWork()) {
            throw new BacklogFull();
        }
    }

    /** More messages wait than this service allows; nothing was changed. */
    public static final class BacklogFull extends RuntimeException {
        BacklogFull() {
            super("too many messages wait to be sent");
        }
    }
}
