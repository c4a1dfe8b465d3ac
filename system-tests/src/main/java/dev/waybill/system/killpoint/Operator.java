package dev.waybill.system.killpoint;

import static org.awaitility.Awaitility.await;

import dev.waybill.checker.evidence.Poison;
import dev.waybill.system.client.Http;
import dev.waybill.system.faultrun.FaultRun;
import dev.waybill.system.nemesis.Wire;
import dev.waybill.system.platform.Signals;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Who does by hand what users do not; what cannot be done now is done a moment later. */
final class Operator {

    private static final String INVENTORY = "inventory-service";
    private static final String COMMANDS = "inventory.commands.v1";
    private static final String LETTER_KEY = "kill-point";
    private static final Map<String, String> REASON = Map.of("reason", "kill points");
    private static final Map<String, String> NOTE = Map.of("note", "kill points");

    private final FaultRun faultRun;
    private final String service;

    /** One who works on this service. */
    Operator(FaultRun faultRun, String service) {
        this.faultRun = faultRun;
        this.service = service;
    }

    void post(String target, String path) {
        post(target, path, Map.of());
    }

    private void post(String target, String path, Map<String, ?> body) {
        send("POST", faultRun.url(target).resolve(path), body);
    }

    private void send(String method, URI address, Map<String, ?> body) {
        Http.send(Http.json(
                        Http.request(address, faultRun.address().operatorToken()),
                        method,
                        JsonMapper.shared().writeValueAsString(body)))
                .expectSuccess();
    }

    void endInOrder() {
        Signals.send("TERM", faultRun.processes().pid(service));
    }

    /** The product as it is: who describes it again changes nothing. */
    void describeProduct() {
        URI product = faultRun.url(INVENTORY).resolve("/v1/products/KILL-POINT");
        send("PUT", product, Map.of("name", "KILL-POINT", "price", Map.of("amount", "1.00", "currency", "EUR")));
    }

    void reconcileToday() {
        send("PUT", faultRun.url(service).resolve("/v1/reconciliations/" + LocalDate.now(ZoneOffset.UTC)), Map.of());
    }

    void intervene(String how) throws SQLException {
        first("instructions", "SELECT id FROM instructions.instructions WHERE NOT settled ORDER BY random() LIMIT 1")
                .ifPresent(id -> post("order-service", "/v1/instructions/" + id + "/saga/" + how, NOTE));
    }

    /** The order is cancelled by it, as it is by its customer. */
    void release() throws SQLException {
        first(
                        "inventory",
                        "SELECT order_id FROM inventory.reservation WHERE state = 'RESERVED' ORDER BY random() LIMIT 1")
                .ifPresent(id -> post(INVENTORY, "/v1/reservations/" + id + "/release", NOTE));
    }

    void reverse() throws SQLException {
        first("payments", "SELECT payment_id FROM payments.payment WHERE state = 'CAPTURED' ORDER BY random() LIMIT 1")
                .ifPresent(id -> post("payment-service", "/v1/payments/" + id + "/reversal", NOTE));
    }

    void decideOnLetter(String decision) throws Exception {
        Optional<String> letter = letter();
        if (letter.isPresent()) {
            post(INVENTORY, "/v1/dead-letters/" + letter.get() + "/" + decision, REASON);
        } else {
            plantLetter();
        }
    }

    void discardKey() throws Exception {
        if (letter().isPresent()) {
            discardLetters();
        } else {
            plantLetter();
        }
    }

    /**
     * Leaves one letter, as the checker expects of what was planted. The last one that is planted is the last one that
     * arrives, for they share a key.
     */
    Poison leaveOneLetter() throws Exception {
        UUID last = plantLetter();
        await("the last letter")
                .atMost(Duration.ofMinutes(1))
                .until(() -> first(
                                "inventory", "SELECT id FROM inventory.dead_letter WHERE message_id = '" + last + "'")
                        .isPresent());
        String followed =
                "SELECT min(id) FROM inventory.dead_letter WHERE key = '" + LETTER_KEY + "' HAVING count(*) > 1";
        for (Optional<String> head = first("inventory", followed);
                head.isPresent();
                head = first("inventory", followed)) {
            post(INVENTORY, "/v1/dead-letters/" + head.get() + "/discard", REASON);
        }
        return new Poison(COMMANDS, LETTER_KEY, "inventory");
    }

    private void discardLetters() {
        post(
                INVENTORY,
                "/v1/dead-letters/discard",
                Map.of("reason", "kill points", "consumer", "inventory", "topic", COMMANDS, "key", LETTER_KEY));
    }

    /** A command that nobody knows becomes a dead letter under a key of its own. */
    private UUID plantLetter() throws Exception {
        long time = System.currentTimeMillis() << 16 | 0x7000;
        UUID id = new UUID(time, UUID.randomUUID().getLeastSignificantBits());
        new Wire(faultRun.address())
                .send(List.of(Wire.record(
                        COMMANDS,
                        LETTER_KEY,
                        Map.of(
                                "ce_specversion",
                                "1.0",
                                "ce_id",
                                id.toString(),
                                "ce_type",
                                "inventory.explode.v1",
                                "ce_source",
                                "/order-service"),
                        "{}")));
        return id;
    }

    /** The letter that stands first, for there may be followers. */
    private Optional<String> letter() throws SQLException {
        return first(
                "inventory",
                "SELECT id FROM inventory.dead_letter WHERE key = '" + LETTER_KEY + "' ORDER BY id LIMIT 1");
    }

    private Optional<String> first(String database, String query) throws SQLException {
        try (Connection connection = faultRun.processes().connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        }
    }
}
