package dev.waybill.reporting.projection;

import dev.waybill.events.MonetaryAmount;
import dev.waybill.messaging.IncomingRecord;
import dev.waybill.messaging.MessageCatalog;
import dev.waybill.messaging.MessageType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads messages strictly, so that a projection never meets a null, a NUL or an amount that is none. */
@Component
class EventReader {

    private static final int MOST_CHARACTERS = 500;
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final int MOST_DIGITS = 30;
    private static final int MOST_DECIMALS = 6;

    private final MessageCatalog catalog;
    private final JsonMapper json;

    EventReader(MessageCatalog catalog, JsonMapper json) {
        this.catalog = catalog;
        this.json = json;
    }

    Reading read(IncomingRecord message) {
        if (message.unreadable() != null) {
            return new Reading.Unreadable(message.unreadable());
        }
        if (message.type() == null) {
            return new Reading.Unknown();
        }
        return catalog.named(message.type()).map(type -> read(type, message)).orElseGet(Reading.Unknown::new);
    }

    private <T> Reading read(MessageType<T> type, IncomingRecord message) {
        if (!type.topic().equals(message.topic())) {
            return new Reading.Unreadable("%s does not travel on %s".formatted(type.name(), message.topic()));
        }
        if (message.body() == null) {
            return new Reading.Unreadable("the body is missing");
        }
        try {
            T payload = json.readValue(message.body(), type.payload());
            check(payload, type.name(), false);
            if (type.sequence() != null && type.sequence().applyAsLong(payload) < 1) {
                return new Reading.Unreadable("sequence: must be at least 1");
            }
            return new Reading.Understood(
                    new ProjectedEvent(message.partition(), message.time(), message.epoch(), payload));
        } catch (JacksonException | IllegalArgumentException e) {
            return new Reading.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static void check(@Nullable Object value, String name, boolean optional) {
        switch (value) {
            case null -> require(optional, name, "is missing");
            case String text -> checkText(text, name);
            case Instant time -> require(isStorable(time), name, "lies outside the years 1 to 9999");
            case MonetaryAmount money -> checkMoney(money, name);
            case Collection<?> elements -> elements.forEach(element -> check(element, name, false));
            case Record values -> checkComponents(values);
            default -> {}
        }
    }

    // PostgreSQL would refuse a NUL, replace half a character, and have no room in an index for text without end.
    private static void checkText(String text, String name) {
        require(text.indexOf('\0') < 0, name, "contains a NUL character");
        require(text.length() <= MOST_CHARACTERS, name, "has more than %d characters".formatted(MOST_CHARACTERS));
        require(StandardCharsets.UTF_8.newEncoder().canEncode(text), name, "contains half a character");
    }

    private static boolean isStorable(Instant time) {
        return !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
    }

    private static void checkComponents(Record values) {
        for (RecordComponent component : values.getClass().getRecordComponents()) {
            try {
                boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
                check(component.getAccessor().invoke(values), component.getName(), optional);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void checkMoney(MonetaryAmount money, String name) {
        checkComponents(money);
        require(isAmount(money.amount()), name, "has no amount such as 12.34");
        require(money.currency().matches("[A-Z]{3}"), name, "has no ISO 4217 currency");
    }

    private static boolean isAmount(String text) {
        try {
            BigDecimal amount = new BigDecimal(text);
            return amount.precision() <= MOST_DIGITS && amount.scale() >= 0 && amount.scale() <= MOST_DECIMALS;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static void require(boolean holds, String name, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(name + ": " + problem);
        }
    }
}
