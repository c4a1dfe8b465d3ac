package dev.waybill.messaging.internal.inbox;

import dev.waybill.messaging.IncomingRecord;
import dev.waybill.messaging.Message;
import dev.waybill.messaging.MessageCatalog;
import dev.waybill.messaging.MessageType;
import dev.waybill.messaging.MessageType.Kind;
import dev.waybill.messaging.internal.Senders;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Decides what a record is to a consumer. */
final class Decoder {

    private final MessageCatalog catalog;
    private final JsonMapper json;
    private final Set<Class<?>> handled;
    private final Senders senders;

    Decoder(MessageCatalog catalog, JsonMapper json, Set<Class<?>> handled, Senders senders) {
        this.catalog = catalog;
        this.json = json;
        this.handled = handled;
        this.senders = senders;
    }

    /** A record that turned out to be a message with a handler. */
    record Decoded(IncomingRecord record, Key key, Class<?> payload, Message<?> message) {}

    /** What a record is. */
    sealed interface Verdict {

        /** A message with a handler. */
        record Handle(Decoded message) implements Verdict {}

        /** An event that means nothing here. */
        record Ignore() implements Verdict {}

        /** Not to be applied. */
        record Refuse(NewDeadLetter letter) implements Verdict {}
    }

    Verdict decode(IncomingRecord record) {
        Optional<NewDeadLetter> foreign = foreign(record);
        if (foreign.isPresent()) {
            return new Verdict.Refuse(foreign.get());
        }
        if (record.unreadable() != null) {
            return refuse(record, Reason.UNREADABLE, record.unreadable());
        }
        Optional<MessageType<?>> type = handled(record);
        if (type.isEmpty()) {
            return catalog.carries(record.topic(), Kind.COMMAND)
                    ? refuse(record, Reason.UNKNOWN_COMMAND, "nobody here handles " + record.type())
                    : new Verdict.Ignore();
        }
        if (!isAtHome(record, type.get())) {
            return refuse(
                    record, Reason.UNREADABLE, "%s does not travel on %s".formatted(record.type(), record.topic()));
        }
        Key key = Key.of(record);
        byte @Nullable [] body = record.body();
        if (key == null || body == null) {
            return refuse(record, Reason.UNREADABLE, "there is no key");
        }
        return decode(record, key, body, type.get());
    }

    /** The letter of a record whose source does not send on its topic, whatever else is wrong with it. */
    Optional<NewDeadLetter> foreign(IncomingRecord record) {
        return Optional.ofNullable(senders.objection(record.topic(), record.source()))
                .map(objection -> new NewDeadLetter(record, Reason.FOREIGN_SOURCE, objection));
    }

    /** Whether there is a handler of its type, readable or not. */
    boolean handles(IncomingRecord record) {
        return handled(record).filter(type -> isAtHome(record, type)).isPresent();
    }

    /** Who may send on one topic must not speak for who sends on another. */
    private static boolean isAtHome(IncomingRecord record, MessageType<?> type) {
        return type.topic().equals(record.topic());
    }

    private Optional<MessageType<?>> handled(IncomingRecord record) {
        return catalog.named(String.valueOf(record.type())).filter(known -> handled.contains(known.payload()));
    }

    private Verdict decode(IncomingRecord record, Key key, byte[] body, MessageType<?> type) {
        try {
            Object payload = json.readValue(body, type.payload());
            if (payload == null) {
                return refuse(record, Reason.UNREADABLE, "the body is null");
            }
            return new Verdict.Handle(new Decoded(record, key, type.payload(), message(record, key, payload)));
        } catch (JacksonException e) {
            return refuse(
                    record,
                    Reason.UNREADABLE,
                    "the body does not fit %s: %s".formatted(type.name(), e.getOriginalMessage()));
        }
    }

    private static Message<?> message(IncomingRecord record, Key key, Object payload) {
        @Nullable UUID correlationId = uuid(record.headers().get("ce_correlationid"));
        return new Message<>(
                record.id(),
                String.valueOf(record.type()),
                record.source() == null ? "" : record.source(),
                key.key(),
                record.epoch(),
                record.sequence(),
                record.time(),
                correlationId == null ? record.id() : correlationId,
                uuid(record.headers().get("ce_causationid")),
                payload);
    }

    private static Verdict refuse(IncomingRecord record, Reason reason, @Nullable String detail) {
        return new Verdict.Refuse(new NewDeadLetter(record, reason, String.valueOf(detail)));
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
