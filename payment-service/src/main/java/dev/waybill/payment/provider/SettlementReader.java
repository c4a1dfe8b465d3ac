package dev.waybill.payment.provider;

import dev.waybill.payment.intent.application.PaymentGateway.NoAnswer;
import dev.waybill.payment.intent.application.PaymentGateway.UnexpectedResponse;
import dev.waybill.payment.payment.domain.Money;
import dev.waybill.payment.reconciliation.domain.Movement;
import dev.waybill.payment.reconciliation.domain.SettlementLine;
import dev.waybill.payment.reconciliation.domain.SettlementLine.Settled;
import dev.waybill.payment.reconciliation.domain.SettlementLine.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.client.ClientHttpResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.JsonNode;

/** Reads a settlement report line by line; a line that makes no sense is handed on as such. */
final class SettlementReader implements AutoCloseable {

    private static final int LONGEST_TEXT = 500;
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7E]{1,200}");
    private static final Pattern REFERENCE = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]{0,200}");

    private final JsonParser parser;
    private final ClientHttpResponse response;
    private State state = State.BEFORE_LINES;

    private enum State {
        BEFORE_LINES,
        LINES,
        END
    }

    SettlementReader(JsonParser parser, ClientHttpResponse response) {
        this.parser = parser;
        this.response = response;
    }

    /**
     * The next lines; none at the end.
     *
     * @throws NoAnswer if the connection broke
     * @throws UnexpectedResponse if it is no report
     */
    List<SettlementLine> next(int max) {
        try {
            return read(max);
        } catch (JacksonIOException e) {
            throw new NoAnswer("the settlement report broke off", e);
        } catch (JacksonException e) {
            throw new UnexpectedResponse("the settlement report is no JSON: " + e.getOriginalMessage());
        }
    }

    private List<SettlementLine> read(int max) {
        if (state == State.BEFORE_LINES) {
            findLines();
        }
        List<SettlementLine> lines = new ArrayList<>();
        while (state == State.LINES && lines.size() < max) {
            if (parser.nextToken() == JsonToken.END_ARRAY) {
                finish();
            } else {
                lines.add(line(parser.readValueAsTree()));
            }
        }
        return lines;
    }

    private void findLines() {
        expect(parser.nextToken() == JsonToken.START_OBJECT);
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean found = parser.currentName().equals("lines");
            JsonToken value = parser.nextToken();
            if (found) {
                expect(value == JsonToken.START_ARRAY);
                state = State.LINES;
                return;
            }
            parser.skipChildren();
        }
        expect(false);
    }

    /** What comes after the lines is not used, but a report that breaks off is none. */
    private void finish() {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            parser.nextToken();
            parser.skipChildren();
        }
        expect(parser.currentToken() == JsonToken.END_OBJECT);
        state = State.END;
    }

    private static void expect(boolean report) {
        if (!report) {
            throw new UnexpectedResponse("the settlement report has no lines");
        }
    }

    static SettlementLine line(JsonNode line) {
        String id = line.path("paymentId").asString("");
        String reference = line.path("reference").asString("");
        try {
            if (ID.matcher(id).matches() && REFERENCE.matcher(reference).matches()) {
                return new Settled(
                        new Movement(id, Movement.Kind.valueOf(line.path("kind").asString(""))),
                        reference,
                        Money.of(
                                line.path("amount").asString(""),
                                line.path("currency").asString("")));
            }
        } catch (IllegalArgumentException e) {
            return unreadable(line);
        }
        return unreadable(line);
    }

    private static Unreadable unreadable(JsonNode line) {
        String text = line.toString().replace('\0', '\uFFFD');
        return new Unreadable(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text);
    }

    @Override
    public void close() {
        parser.close();
        response.close();
    }
}
