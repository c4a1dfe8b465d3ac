package dev.waybill.messaging.internal.inbox;

import dev.waybill.messaging.IncomingRecord;
import dev.waybill.messaging.TransientFailures;
import dev.waybill.messaging.internal.LoggedFailure;
import dev.waybill.messaging.internal.WireText;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Applies batches; one that fails for good is split until the record that fails is alone, and that one is given up. */
public final class Isolation {

    private static final Logger log = LoggerFactory.getLogger(Isolation.class);

    private final BatchTransaction transaction;
    private final MassFailure massFailure;

    /** Of batches that this transaction applies. */
    public Isolation(BatchTransaction transaction, MassFailure massFailure) {
        this.transaction = transaction;
        this.massFailure = massFailure;
    }

    /**
     * Applies the records, in their order.
     *
     * @throws TransientFailure if some of them should be tried again; those that were applied are known as duplicates then
     * @throws MassFailure.Suspected if too many fail
     */
    public void apply(List<IncomingRecord> records) {
        try {
            transaction.apply(records, massFailure::check);
        } catch (MassFailure.Suspected e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throwIfFatal(e);
            if (TransientFailures.isTransient(e)) {
                throw new TransientFailure(e);
            }
            split(records, e);
        }
    }

    /** Whether the database does its work. */
    public boolean probe() {
        return transaction.probe();
    }

    /** Makes the record a dead letter. */
    public void giveUp(IncomingRecord record, Reason reason, Throwable failure) {
        log.error(
                "{} {} of {} partition {} offset {} becomes a dead letter ({})",
                WireText.printable(record.type()),
                record.id(),
                record.topic(),
                record.partition(),
                record.offset(),
                reason,
                LoggedFailure.of(failure));
        NewDeadLetter letter = NewDeadLetter.failed(record, reason, failure);
        try {
            store(letter);
        } catch (TransientFailure | MassFailure.Suspected e) {
            throw e;
        } catch (RuntimeException e) {
            log.error("The letter of {} is stored without its attributes", record.id(), LoggedFailure.of(e));
            storeBare(letter.bare());
        }
    }

    private void store(NewDeadLetter letter) {
        try {
            transaction.giveUp(letter, massFailure::check);
        } catch (RuntimeException e) {
            if (TransientFailures.isTransient(e)) {
                throw new TransientFailure(e);
            }
            throw e;
        }
    }

    private void storeBare(NewDeadLetter letter) {
        try {
            store(letter);
        } catch (TransientFailure | MassFailure.Suspected e) {
            throw e;
        } catch (RuntimeException e) {
            throw new TransientFailure(e);
        }
    }

    private void split(List<IncomingRecord> records, Throwable failure) {
        if (records.size() == 1) {
            giveUp(records.getFirst(), Reason.HANDLER_FAILED, causeOf(failure));
            return;
        }
        int culprit = indexOf(Handlers.culprit(failure), records);
        if (culprit < 0) {
            int middle = records.size() / 2;
            apply(records.subList(0, middle));
            apply(records.subList(middle, records.size()));
        } else {
            applyUnlessEmpty(records.subList(0, culprit));
            apply(records.subList(culprit, culprit + 1));
            applyUnlessEmpty(records.subList(culprit + 1, records.size()));
        }
    }

    private void applyUnlessEmpty(List<IncomingRecord> records) {
        if (!records.isEmpty()) {
            apply(records);
        }
    }

    private static int indexOf(@Nullable UUID id, List<IncomingRecord> records) {
        for (int i = 0; i < records.size(); i++) {
            if (records.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    private static Throwable causeOf(Throwable failure) {
        return Handlers.culprit(failure) != null && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** The process itself is in trouble: no message is to blame. */
    private static void throwIfFatal(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError error) {
                throw error;
            }
        }
    }

    /** A failure that should pass. */
    public static final class TransientFailure extends RuntimeException {

        private static final long serialVersionUID = 1;

        TransientFailure(Throwable cause) {
            super(cause);
        }
    }
}
