package dev.waybill.messaging.spi;

import dev.waybill.messaging.IncomingRecord;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a consumer remembers what it has received. Implementations must pass the library's contract suite. */
public interface InboxStore {

    /**
     * Remembers the records in the current transaction, in one round trip.
     *
     * @param records in the order of their arrival; an id can stand twice
     * @return the ids that had not been there; concurrent calls with the same id see it new at most once
     */
    Set<UUID> record(String consumer, List<IncomingRecord> records);

    /**
     * How long it remembers. A message whose id is older becomes a dead letter, for nobody knows whether it was applied.
     *
     * @return {@code null} if it never forgets
     */
    default @Nullable Duration window() {
        return null;
    }
}
