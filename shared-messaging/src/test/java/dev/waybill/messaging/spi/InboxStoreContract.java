package dev.waybill.messaging.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.messaging.IncomingRecord;
import dev.waybill.messaging.internal.UuidV7;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** What every inbox store keeps to: one subclass for each, with real transactions on a real database. */
public abstract class InboxStoreContract {

    private static final String CONSUMER = "contract";

    /** The store under test. */
    protected abstract InboxStore store();

    /** Transactions on its database. */
    protected abstract TransactionTemplate transactions();

    @Test
    void saysOfEachIdOnceThatItIsNew() {
        List<IncomingRecord> records = List.of(record(), record(), record());

        assertThat(record(records)).containsExactlyInAnyOrderElementsOf(ids(records));
        assertThat(record(records)).isEmpty();
    }

    @Test
    void takesAnIdThatStandsTwiceAsOne() {
        IncomingRecord twice = record();

        assertThat(record(List.of(twice, twice))).containsExactly(twice.id());
    }

    @Test
    void forgetsWhatWasRolledBack() {
        List<IncomingRecord> records = List.of(record());
        transactions().executeWithoutResult(status -> {
            store().record(CONSUMER, records);
            status.setRollbackOnly();
        });

        assertThat(record(records)).hasSize(1);
    }

    @Test
    void saysOnlyToOneOfSeveralAtOnceThatAnIdIsNew() throws InterruptedException {
        List<IncomingRecord> records = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            records.add(record());
        }
        AtomicInteger seenNew = new AtomicInteger();
        List<Thread> consumers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            List<IncomingRecord> order = i % 2 == 0 ? records : records.reversed();
            consumers.add(Thread.ofVirtual()
                    .start(() -> seenNew.addAndGet(record(order).size())));
        }
        for (Thread consumer : consumers) {
            consumer.join();
        }

        assertThat(seenNew).hasValue(200);
    }

    private Set<UUID> record(List<IncomingRecord> records) {
        return Objects.requireNonNull(
                transactions().execute(_ -> store().record(CONSUMER, records).fresh()));
    }

    private static List<UUID> ids(List<IncomingRecord> records) {
        return records.stream().map(IncomingRecord::id).toList();
    }

    private static IncomingRecord record() {
        UUID id = UuidV7.at(Instant.now());
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        return new IncomingRecord(
                id, "noted.v1", "/contract", "k", null, Instant.now(), "notes", null, 0, 0, Map.of(), body, null);
    }
}
