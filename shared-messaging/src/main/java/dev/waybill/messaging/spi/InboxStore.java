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
     */
    Receipt record(String consumer, List<IncomingRecord> records);

    /**
     * How long it remembers; topics keep their records for less.
     *
     * @return {@code null} if it never forgets
     */
    default @Nullable Duration window() {
        return null;
    }

    /**
     * What became of them. An id in none of the sets had been there already.
     *
     * @param fresh the ids that had not been there; concurrent calls with the same id see it new at most once
     * @param tooOld the ids that are older than the store remembers, by the store's own clock: they become dead letters,
     *     for nobody knows whether they were applied
     * @param tooNew the ids from so far ahead that the store cannot remember them yet: they are unreadable
     */
    record Receipt(Set<UUID> fresh, Set<UUID> tooOld, Set<UUID> tooNew) {

        public Receipt {
            fresh = Set.copyOf(fresh);
            tooOld = Set.copyOf(tooOld);
            tooNew = Set.copyOf(tooNew);
        }

        /** Of a store that remembers for ever, whatever the id. */
        public static Receipt of(Set<UUID> fresh) {
            return new Receipt(fresh, Set.of(), Set.of());
        }
    }
}
