package dev.waybill.messaging.internal.inbox;

import dev.waybill.messaging.IncomingRecord;
import dev.waybill.messaging.internal.inbox.Decoder.Decoded;
import dev.waybill.messaging.internal.inbox.Decoder.Verdict;
import dev.waybill.messaging.internal.inbox.SequenceTracker.Finding;
import dev.waybill.messaging.spi.InboxStore;
import dev.waybill.messaging.spi.InboxStore.Receipt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** What one consumer does with a batch: inbox rows, effects and dead letters commit together. */
public final class BatchTransaction {

    private final String consumer;
    private final Tables tables;
    private final Decoder decoder;
    private final Handlers handlers;
    private final InboxMetrics metrics;

    BatchTransaction(String consumer, Tables tables, Decoder decoder, Handlers handlers, InboxMetrics metrics) {
        this.consumer = consumer;
        this.tables = tables;
        this.decoder = decoder;
        this.handlers = handlers;
        this.metrics = metrics;
    }

    /** Where it writes. */
    public record Tables(
            TransactionTemplate transactions,
            InboxStore inbox,
            DeadLetterTable deadLetters,
            SequenceTracker sequences) {}

    /**
     * Applies the records.
     *
     * @param beforeDeadLetters is called before dead letters commit, and may refuse by throwing
     */
    void apply(List<IncomingRecord> records, Consumer<List<NewDeadLetter>> beforeDeadLetters) {
        Tally tally = tables.transactions().execute(_ -> applyNow(records, beforeDeadLetters));
        Objects.requireNonNull(tally).count(metrics);
    }

    /** Puts one record among the dead letters, as this letter, unless it is known already. */
    void giveUp(NewDeadLetter letter, Consumer<List<NewDeadLetter>> beforeDeadLetters) {
        Tally tally = tables.transactions().execute(_ -> {
            Sorting sorting = sort(List.of(letter.record()), _ -> Optional.empty());
            if (!sorting.fresh.isEmpty()) {
                sorting.refuse(letter);
            }
            return finish(sorting, beforeDeadLetters);
        });
        Objects.requireNonNull(tally).count(metrics);
    }

    /**
     * Applies a record that the inbox knows already, for it was a dead letter, in the current transaction.
     *
     * @throws ReplayRefused if it is no message to this consumer, or its key is past it
     */
    public void reapply(IncomingRecord record) {
        if (handlers.takeEverything()) {
            decoder.foreign(record).ifPresent(letter -> {
                throw new ReplayRefused(letter.detail());
            });
            handlers.handleEverything(List.of(record));
            return;
        }
        Sorting sorting = new Sorting(new HashSet<>(), new ArrayList<>(), 0);
        sorting.sort(record);
        handle(sorting);
        if (!sorting.letters.isEmpty()) {
            throw new ReplayRefused(sorting.letters.getFirst().detail());
        }
        if (sorting.backwards > 0) {
            throw new ReplayRefused(
                    "a later message of its key was applied: sequence %d is passed".formatted(record.sequence()));
        }
    }

    /** Whether the database does its work. */
    boolean probe() {
        try {
            tables.transactions().executeWithoutResult(_ -> tables.deadLetters().probe());
            return true;
        } catch (RuntimeException _) {
            return false;
        }
    }

    private Tally applyNow(List<IncomingRecord> records, Consumer<List<NewDeadLetter>> beforeDeadLetters) {
        Sorting sorting = sort(records, handlers.takeEverything() ? _ -> Optional.empty() : decoder::foreign);
        if (handlers.takeEverything()) {
            handlers.handleEverything(sorting.fresh);
        } else {
            handle(sorting);
        }
        return finish(sorting, beforeDeadLetters);
    }

    /**
     * Takes out what is known, foreign, too old or parked. A foreign record belongs to no key, whatever key it has: it waits behind
     * nothing, and nothing behind it. The inbox comes first: it waits for whoever received one of these before and
     * has not committed yet, and only what is read after that wait shows which keys that owner parked.
     */
    private Sorting sort(List<IncomingRecord> records, Function<IncomingRecord, Optional<NewDeadLetter>> foreign) {
        Receipt receipt = tables.inbox().record(consumer, records);
        Set<UUID> unknown = new HashSet<>(receipt.fresh());
        List<IncomingRecord> fresh = new ArrayList<>();
        List<NewDeadLetter> letters = new ArrayList<>();
        List<NewDeadLetter> refused = new ArrayList<>();
        int duplicates = 0;
        for (IncomingRecord record : records) {
            boolean isTooOld = receipt.tooOld().contains(record.id());
            boolean isTooNew = receipt.tooNew().contains(record.id());
            if (!isTooOld && !isTooNew && !unknown.remove(record.id())) {
                duplicates++;
                continue;
            }
            Optional<NewDeadLetter> itsForeignLetter = foreign.apply(record);
            if (itsForeignLetter.isPresent()) {
                letters.add(itsForeignLetter.get());
            } else if (isTooOld) {
                letters.add(NewDeadLetter.tooOld(record));
            } else if (isTooNew) {
                refused.add(NewDeadLetter.tooNew(record));
            } else {
                fresh.add(record);
            }
        }
        Sorting sorting = new Sorting(lockParked(refused, fresh), letters, duplicates);
        refused.forEach(sorting::refuse);
        fresh.forEach(sorting::sort);
        return sorting;
    }

    /** Which of their keys are parked. */
    private Set<Key> lockParked(List<NewDeadLetter> refused, List<IncomingRecord> fresh) {
        Set<Key> keys = Stream.concat(refused.stream().map(NewDeadLetter::record), fresh.stream())
                .map(Key::of)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return tables.deadLetters().lockParked(consumer, keys);
    }

    private void handle(Sorting sorting) {
        List<IncomingRecord> numbered = new ArrayList<>();
        List<Decoded> messages = new ArrayList<>();
        for (IncomingRecord record : sorting.fresh) {
            if (sorting.isParked(record)) {
                sorting.letters.add(NewDeadLetter.parked(record));
                continue;
            }
            switch (decoder.decode(record)) {
                case Verdict.Handle(Decoded message) -> {
                    numbered.add(record);
                    messages.add(message);
                }
                case Verdict.Ignore() -> numbered.add(record);
                case Verdict.Refuse(NewDeadLetter letter) -> sorting.refuse(letter);
            }
        }
        Finding finding = tables.sequences().check(consumer, numbered);
        sorting.backwards = finding.back().size();
        sorting.gaps = finding.gaps();
        messages.removeIf(message -> finding.back().contains(message.record().id()));
        if (!messages.isEmpty()) {
            handlers.handle(messages);
        }
    }

    private Tally finish(Sorting sorting, Consumer<List<NewDeadLetter>> beforeDeadLetters) {
        if (!sorting.letters.isEmpty()) {
            beforeDeadLetters.accept(sorting.letters);
            tables.deadLetters().park(consumer, sorting.newlyParked);
            tables.deadLetters().insert(consumer, sorting.letters);
        }
        return new Tally(
                sorting.duplicates, sorting.backwards, sorting.gaps, sorting.newlyParked.size(), sorting.letters);
    }

    private static final class Sorting {

        private final Set<Key> parked;
        private final Set<Key> newlyParked = new LinkedHashSet<>();
        private final List<IncomingRecord> fresh = new ArrayList<>();
        private final List<NewDeadLetter> letters;
        private int duplicates;
        private int backwards;
        private long gaps;

        Sorting(Set<Key> parked, List<NewDeadLetter> letters, int duplicates) {
            this.parked = parked;
            this.letters = letters;
            this.duplicates = duplicates;
        }

        void sort(IncomingRecord record) {
            if (isParked(record)) {
                letters.add(NewDeadLetter.parked(record));
            } else {
                fresh.add(record);
            }
        }

        boolean isParked(IncomingRecord record) {
            @Nullable Key key = Key.of(record);
            return key != null && parked.contains(key);
        }

        /** From here on the key is parked. */
        void refuse(NewDeadLetter letter) {
            letters.add(letter);
            @Nullable Key key = Key.of(letter.record());
            if (key != null && parked.add(key)) {
                newlyParked.add(key);
            }
        }
    }

    private record Tally(int duplicates, int backwards, long gaps, int parkedKeys, List<NewDeadLetter> letters) {

        void count(InboxMetrics metrics) {
            metrics.duplicates(duplicates);
            metrics.backwards(backwards);
            metrics.gaps(gaps);
            metrics.parkedKeys(parkedKeys);
            letters.forEach(metrics::letter);
        }
    }
}
