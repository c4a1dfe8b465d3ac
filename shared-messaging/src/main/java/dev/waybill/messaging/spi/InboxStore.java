package dev.waybill.messaging.spi;

import dev.waybill.messaging.IncomingRecord;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a consumer remembers what it has received: each by itself, since every consumer applies a message once. Implementations
 * must pass the library's contract suite. How many messages a consumer handles rests on {@link #record} being one round trip.
 */
public interface InboxStore {

    /**
     * Remembers the records in the current transaction; if it is rolled back, they are forgotten.
     *
     * @param records in the order of their arrival; an id can stand twice, and there may be none
     * @throws IllegalArgumentException if the store is another consumer's alone
     */
    Receipt record(String consumer, List<IncomingRecord> records);

    /**
     * How long it remembers, by the time in an id; topics keep their records for less.
     *
     * @return {@code null} if it never forgets: then no id is too old or too new
     */
    default @Nullable Duration window() {
        return null;
    }

    /**
     * What became of them. An id is in one of the sets at most; one in none of them had been there already.
     *
     * @param fresh the ids that this consumer had not received; concurrent calls with the same id see it new at most once, in
     *     whatever order each has its ids, and none of them fails for it
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
