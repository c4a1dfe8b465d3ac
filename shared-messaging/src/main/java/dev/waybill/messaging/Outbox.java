package dev.waybill.messaging;

import java.time.Duration;
import java.util.UUID;

/**
 * Stores messages in the caller's transaction; a relay brings every committed one to Kafka, in order per key, at least
 * once.
 *
 * @see <a href="https://microservices.io/patterns/data/transactional-outbox.html">Transactional outbox</a>
 */
public interface Outbox {

    /**
     * Stores an event just before the transaction commits, after JPA's pending changes were flushed. Take the aggregate's row
     * lock before the call: the order of the locks, and in one transaction that of the calls, is the order on the topic.
     *
     * @param event a payload that the {@link MessageCatalog} knows as an event
     * @return the message id (UUIDv7)
     * @throws IllegalStateException outside a transaction
     * @throws IllegalArgumentException if the catalog does not know it as an event, its key is empty, it cannot be
     *     serialised, or its JSON has more bytes than {@code waybill.messaging.outbox.max-message-size}
     */
    UUID publish(Object event);

    /**
     * Stores a command; else as {@link #publish}.
     *
     * @param command a payload that the {@link MessageCatalog} knows as a command
     * @return the message id (UUIDv7)
     * @throws IllegalStateException outside a transaction
     * @throws IllegalArgumentException as {@link #publish}
     */
    UUID send(Object command);

    /**
     * Whether new work should be accepted: false while more messages wait than {@code waybill.messaging.outbox.max-backlog}.
     * Answers from memory, refreshed at least once a second. Replies to work already accepted are stored regardless.
     */
    boolean acceptsNewWork();

    /**
     * For the beginning of a use case: accepted work can be published, or is refused at once.
     *
     * @throws BacklogFull if new work should not be accepted
     */
    default void requireRoom() {
        if (!acceptsNewWork()) {
            throw new BacklogFull();
        }
    }

    /**
     * How long the oldest committed message has waited for the broker; zero while none does. While it grows, no consumer learns
     * what was sent last, so that a missing answer says nothing. Answers from memory, refreshed at least once a second.
     */
    Duration oldestUnsentAge();

    /** More messages wait than the application allows; nothing was changed. */
    final class BacklogFull extends RuntimeException {

        private static final long serialVersionUID = 1;

        private BacklogFull() {
            super("too many messages wait to be sent");
        }
    }
}
