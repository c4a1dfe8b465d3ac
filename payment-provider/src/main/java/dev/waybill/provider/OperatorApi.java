package dev.waybill.provider;

import dev.waybill.provider.fault.FaultInjector;
import dev.waybill.provider.fault.Faults;
import dev.waybill.provider.http.Json;
import dev.waybill.provider.http.Problem;
import dev.waybill.provider.http.Request;
import dev.waybill.provider.http.Routes;
import dev.waybill.provider.ledger.LedgerRecord;
import dev.waybill.provider.payment.Payment;
import dev.waybill.provider.payment.PaymentStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/** What those use who watch and disturb the provider: ledger, settlements, faults, health, the description of the API. */
final class OperatorApi {

    private static final String YAML = "application/yaml";
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private final Payments payments;
    private final FaultInjector faults;

    OperatorApi(Payments payments, FaultInjector faults) {
        this.payments = payments;
        this.faults = faults;
    }

    void addTo(Routes routes) {
        routes.on("GET", "/ledger", (request, _) -> ledger(request))
                .on("GET", "/settlements/{date}", this::settlement)
                .on("GET", "/faults", (request, _) -> request.answer(200, faults.faults()))
                .onBody("PUT", "/faults", (request, _) -> setFaults(request))
                .on("GET", "/health", (request, _) -> request.answer(200, Map.of("status", "UP")))
                .onDocument("/openapi.yaml", YAML, (request, _) -> request.answerWith(YAML, description()));
    }

    private void ledger(Request request) throws IOException {
        try (OutputStream out = request.stream();
                JsonGenerator json = Json.MAPPER.createGenerator(out)) {
            json.writeStartObject().writeName("entries").writeStartArray();
            payments.readLedger((line, _) -> {
                if (line.kind() != null) {
                    json.writePOJO(entry(line, line.kind()));
                }
            });
            json.writeEndArray().writeEndObject();
        }
    }

    private static LedgerRecord.Entry entry(LedgerRecord line, PaymentStatus kind) {
        Payment payment = line.payment();
        return new LedgerRecord.Entry(
                payment.id(),
                payment.reference(),
                kind,
                payment.amount(),
                payment.currency(),
                line.at(),
                line.idempotencyKey());
    }

    private void settlement(Request request, String day) throws IOException {
        faults.beforeReading();
        Settlement.Builder settlement = new Settlement.Builder(date(day));
        payments.readLedger((line, _) -> settlement.add(line));
        request.answer(200, settlement.build());
    }

    private static LocalDate date(String text) {
        try {
            if (DATE.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            throw wrongDate();
        }
        throw wrongDate();
    }

    private static Problem wrongDate() {
        return Problem.badRequest("a date is written as 2026-01-31");
    }

    private void setFaults(Request request) throws IOException {
        faults.set(request.body(Faults.class));
        request.answer(200, faults.faults());
    }

    private static byte[] description() throws IOException {
        try (InputStream document = OperatorApi.class.getResourceAsStream("/openapi.yaml")) {
            return Objects.requireNonNull(document, "openapi.yaml").readAllBytes();
        }
    }
}
