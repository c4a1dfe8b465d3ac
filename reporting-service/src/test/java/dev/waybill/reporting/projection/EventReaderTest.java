package dev.waybill.reporting.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.Contracts;
import dev.waybill.messaging.MessageCatalog;
import dev.waybill.messaging.MessageType;
import dev.waybill.reporting.OrderHistory;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class EventReaderTest {

    private static final String ORDER = "0195d1b0-0000-7000-8000-000000000001";

    private final EventReader reader =
            new EventReader(catalog(), JsonMapper.builder().build());
    private final OrderHistory history = new OrderHistory(Instant.parse("2026-11-23T12:00:00Z"));

    @Test
    void readsWhatTheServicesSay() {
        history.placed("c", "mug", 1, "10.00");

        assertThat(reader.read(history.messages().getFirst())).isInstanceOf(Reading.Understood.class);
    }

    @Test
    void acceptsWhatIsNewToIt() {
        history.raw("order.settled.v1", "order.events.v1", ORDER, """
                {"orderId": "%s", "sequence": 3, "status": "CONFIRMED", "mood": "merry"}""".formatted(ORDER));

        assertThat(reader.read(history.messages().getFirst())).isInstanceOf(Reading.Understood.class);
    }

    @Test
    void refusesATypeOnATopicThatIsNotItsOwn() {
        history.raw("order.settled.v1", "inventory.events.v1", ORDER, """
                {"orderId": "%s", "sequence": 3, "status": "CONFIRMED"}""".formatted(ORDER));

        assertThat(reader.read(history.messages().getFirst()))
                .isEqualTo(new Reading.Unreadable("order.settled.v1 does not travel on inventory.events.v1"));
    }

    @Test
    void leavesUnknownTypesAlone() {
        history.unknown("k");

        assertThat(reader.read(history.messages().getFirst())).isInstanceOf(Reading.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            order.settled.v1 | not json | Unrecognized
            order.settled.v1 | null | missing
            order.settled.v1 | {"orderId": "ID", "sequence": 3} | status
            order.settled.v1 | {"sequence": 3, "status": "CONFIRMED"} | orderId
            order.settled.v1 | {"orderId": "ID", "sequence": 0, "status": "CONFIRMED"} | sequence
            order.settled.v1 | {"orderId": "ID", "sequence": 1, "status": "a\\u0000b"} | NUL
            order.settled.v1 | {"orderId": "ID", "sequence": 1, "status": "a\\ud800b"} | half a character
            order.settled.v1 | {"orderId": "ID", "sequence": 1, "status": "LONG"} | 500 characters
            order.placed.v1 | {"orderId": "ID", "sequence": 1, "customerId": "c", "paymentMethod": "p", "lines": [], "total": {"amount": "1.00", "currency": "EUR"}, "placedAt": "+300000-01-01T00:00:00Z"} | years
            payment.authorized.v1 | {"orderId": "ID", "sequence": 1, "paymentId": "ID", "amount": {"amount": "ten", "currency": "EUR"}} | amount
            payment.authorized.v1 | {"orderId": "ID", "sequence": 1, "paymentId": "ID", "amount": {"amount": "1E99", "currency": "EUR"}} | amount
            payment.authorized.v1 | {"orderId": "ID", "sequence": 1, "paymentId": "ID", "amount": {"amount": "1.00", "currency": "euro"}} | 4217
            """)
    void refusesWhatNoProjectionCouldApply(String type, String body, String problem) {
        String topic = type.substring(0, type.indexOf('.')) + ".events.v1";
        history.raw(type, topic, ORDER, body.replace("ID", ORDER).replace("LONG", "x".repeat(501)));

        Reading reading = reader.read(history.messages().getFirst());

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Unreadable.class,
                        unreadable -> assertThat(unreadable.problem()).contains(problem));
    }

    private static MessageCatalog catalog() {
        return MessageCatalog.of(Contracts.ALL.stream()
                .<MessageType<?>>map(contract -> contract.as(MessageType::event, MessageType::command))
                .toList());
    }
}
