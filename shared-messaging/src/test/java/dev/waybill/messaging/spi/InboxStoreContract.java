package dev.waybill.messaging.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.waybill.messaging.IncomingRecord;
import dev.waybill.messaging.internal.UuidV7;
import dev.waybill.messaging.spi.InboxStore.Receipt;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration YEARS = Duration.ofDays(4 * 365);

    /** The store under test. */
    protected abstract InboxStore store();

    /** A consumer that it serves. */
    protected abstract String consumer();

    /** Whether it serves no other. */
    protected abstract boolean servesOneConsumer();

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
    void findsNothingInNothing() {
        assertThat(receive(consumer(), List.of())).isEqualTo(Receipt.of(Set.of()));
    }

    @Test
    void tellsConsumersApart() {
        List<IncomingRecord> records = List.of(record(), record());
        record(records);

        if (servesOneConsumer()) {
            assertThatIllegalArgumentException().isThrownBy(() -> receive("another", records));
        } else {
            assertThat(receive("another", records).fresh()).containsExactlyInAnyOrderElementsOf(ids(records));
            assertThat(receive("another", records).fresh()).isEmpty();
        }
    }

    @Test
    void remembersForItsWindowAndSaysWhatIsOutside() {
        Instant now = Instant.now();
        Duration window = store().window();
        if (window == null) {
            List<IncomingRecord> records = List.of(recordAt(now.minus(YEARS)), record(), recordAt(now.plus(YEARS)));

            assertThat(receive(consumer(), records)).isEqualTo(Receipt.of(Set.copyOf(ids(records))));
            assertThat(record(records)).isEmpty();
        } else {
            IncomingRecord tooOld = recordAt(now.minus(window).minus(HOUR));
            IncomingRecord old = recordAt(now.minus(window).plus(HOUR));
            IncomingRecord tooNew = recordAt(now.plus(YEARS));

            assertThat(receive(consumer(), List.of(tooOld, old, tooNew, tooOld)))
                    .isEqualTo(new Receipt(Set.of(old.id()), Set.of(tooOld.id()), Set.of(tooNew.id())));
            assertThat(receive(consumer(), List.of(tooNew, old, tooOld)))
                    .isEqualTo(new Receipt(Set.of(), Set.of(tooOld.id()), Set.of(tooNew.id())));
        }
    }

    @Test
    void forgetsWhatWasRolledBack() {
        List<IncomingRecord> records = List.of(record());
        transactions().executeWithoutResult(status -> {
            store().record(consumer(), records);
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
        AtomicInteger succeeded = new AtomicInteger();
        List<Thread> consumers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            List<IncomingRecord> order = i % 2 == 0 ? records : records.reversed();
            consumers.add(Thread.ofVirtual().start(() -> {
                seenNew.addAndGet(record(order).size());
                succeeded.incrementAndGet();
            }));
        }
        for (Thread consumer : consumers) {
            consumer.join();
        }

        assertThat(seenNew).hasValue(200);
        assertThat(succeeded).hasValue(8);
    }

    private Set<UUID> record(List<IncomingRecord> records) {
        return receive(consumer(), records).fresh();
    }

    private Receipt receive(String consumer, List<IncomingRecord> records) {
        return Objects.requireNonNull(transactions().execute(_ -> store().record(consumer, records)));
    }

    private static List<UUID> ids(List<IncomingRecord> records) {
        return records.stream().map(IncomingRecord::id).toList();
    }

    private static IncomingRecord record() {
        return recordAt(Instant.now());
    }

    private static IncomingRecord recordAt(Instant time) {
        UUID id = UuidV7.at(time);
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        return new IncomingRecord(
                id, "noted.v1", "/contract", "k", null, Instant.now(), "notes", null, 0, 0, Map.of(), body, null);
    }
}
