package dev.waybill.checker.reading;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A replication slot on each outbox. It sees every row that was ever committed, though the relay deletes it a moment
 * later. Needs {@code wal_level=logical}.
 */
public final class OutboxSlots {

    private static final String SLOT = "checker_of_";
    private static final String PUBLICATION = "checker";

    private final PlatformAddress platform;

    public OutboxSlots(PlatformAddress platform) {
        this.platform = platform;
    }

    /** Whether the server decodes its log at all. */
    public boolean arePossible() {
        return orders().query("SHOW wal_level", row -> row.getString(1))
                .getFirst()
                .equals("logical");
    }

    /** Makes the server write what slots need, from its next start on. */
    public void makePossible() {
        orders().execute("ALTER SYSTEM SET wal_level = 'logical'");
    }

    private Database orders() {
        return platform.database("order-service");
    }

    /** Begins to record what is committed, if it is not being recorded. */
    public void open() {
        platform.databases().forEach((service, name) -> {
            Database database = platform.database(service);
            if (database.count("SELECT count(*) FROM pg_replication_slots WHERE slot_name = '" + SLOT + name + "'")
                    == 0) {
                database.execute("CREATE PUBLICATION " + PUBLICATION + " FOR TABLE " + name
                        + ".outbox WITH (publish = 'insert')");
                database.query(
                        "SELECT pg_create_logical_replication_slot('" + SLOT + name + "', 'pgoutput')",
                        row -> row.getString(1));
            }
        });
    }

    /** The ids of all messages that were committed to each outbox since {@link #open}. */
    public Map<String, Set<String>> committed() {
        Map<String, Set<String>> committed = new LinkedHashMap<>();
        platform.databases().forEach((service, name) -> committed.put(service, committed(service, name)));
        return committed;
    }

    private Set<String> committed(String service, String name) {
        List<byte[]> changes = platform.database(service)
                .query(
                        "SELECT data FROM pg_logical_slot_peek_binary_changes('" + SLOT + name
                                + "', NULL, NULL, 'proto_version', '1', 'publication_names', '" + PUBLICATION + "')",
                        row -> row.getBytes(1));
        Pgoutput decoder = new Pgoutput("message_id");
        Set<String> ids = new LinkedHashSet<>();
        changes.forEach(change -> decoder.inserted(change).ifPresent(ids::add));
        return ids;
    }
}
