package dev.waybill.provider;

import java.io.IOException;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** What those use who watch and disturb the provider: ledger, settlements, faults, health. */
final class OperatorApi {

    private final Payments payments;
    private final FaultInjector faults;

    OperatorApi(Payments payments, FaultInjector faults) {
        this.payments = payments;
        this.faults = faults;
    }

    void answer(Request request) throws IOException {
        List<String> path = request.path();
        switch (String.join("/", path)) {
            case "ledger" -> ledger(request);
            case "faults" -> faults(request);
            case "health" -> {
                request.require("GET");
                request.answer(200, Map.of("status", "UP"));
            }
            default -> settlement(request, path);
        }
    }

    private void ledger(Request request) throws IOException {
        request.require("GET");
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

    private void settlement(Request request, List<String> path) throws IOException {
        if (path.size() != 2 || !path.getFirst().equals("settlements")) {
            throw Problem.notFound("nothing is at this path");
        }
        request.require("GET");
        Settlement.Builder settlement = new Settlement.Builder(date(path.get(1)));
        payments.readLedger((line, _) -> settlement.add(line));
        request.answer(200, settlement.build());
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Problem.badRequest("a date is written as 2026-01-31");
        }
    }

    private void faults(Request request) throws IOException {
        switch (request.method()) {
            case "GET" -> {}
            case "PUT" -> faults.set(request.body(Faults.class));
            default -> throw Problem.methodNotAllowed("GET, PUT");
        }
        request.answer(200, faults.faults());
    }
}
