package dev.waybill.checker.reading;

import dev.waybill.checker.evidence.Failures;
import dev.waybill.checker.evidence.Failures.DeadLetter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads what did not get through, in every service. */
public final class FailureReader {

    private final PlatformAddress platform;

    public FailureReader(PlatformAddress platform) {
        this.platform = platform;
    }

    /** What did not get through, as it stands now. */
    public Failures read() {
        List<DeadLetter> letters = new ArrayList<>();
        List<String> parked = new ArrayList<>();
        Map<String, Long> unsent = new LinkedHashMap<>();
        Map<String, Long> quarantined = new LinkedHashMap<>();
        for (String service : platform.databases().keySet()) {
            Database database = platform.database(service);
            letters.addAll(database.query(
                    "SELECT consumer, topic, key, reason, detail FROM dead_letter",
                    row -> new DeadLetter(
                            row.getString(1),
                            row.getString(2),
                            Objects.toString(row.getString(3)),
                            row.getString(4),
                            row.getString(5))));
            parked.addAll(database.query(
                    "SELECT consumer || ' ' || topic || ' ' || key FROM parked_key", row -> row.getString(1)));
            unsent.put(service, database.count("SELECT count(*) FROM outbox"));
            quarantined.put(service, database.count("SELECT count(*) FROM outbox_quarantine"));
        }
        return new Failures(letters, parked, unsent, quarantined);
    }
}
