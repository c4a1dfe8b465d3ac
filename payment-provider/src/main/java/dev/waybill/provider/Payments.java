package dev.waybill.provider;

import dev.waybill.provider.fault.FaultInjector;
import dev.waybill.provider.http.Problem;
import dev.waybill.provider.ledger.Ledger;
import dev.waybill.provider.ledger.LedgerRecord;
import dev.waybill.provider.payment.NewPayment;
import dev.waybill.provider.payment.Operation;
import dev.waybill.provider.payment.Payment;
import dev.waybill.provider.payment.PaymentStatus;
import dev.waybill.provider.payment.TestCard;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All payments, as the ledger has them: an answer is given only once it is on the disk. */
final class Payments implements AutoCloseable {

    /** A call: what is requested under which key; the fingerprint differs for another content. */
    record Call(Operation operation, String key, String fingerprint) {}

    /** The recorded answer to a key, and whether it was there before. */
    record Answer(LedgerRecord entry, boolean repeated) {}

    private record Written(LedgerRecord entry, Ledger.Position position) {}

    /** A payment that only one call at a time may change: where its latest state stands, as memory is small. */
    private static final class Account {
        private volatile Ledger.Position latest;

        Account(Ledger.Position latest) {
            this.latest = latest;
        }
    }

    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final IdempotencyKeys keys = new IdempotencyKeys();
    private final FaultInjector faults;
    private final Clock clock;
    private final Ledger ledger;

    Payments(Path directory, FaultInjector faults, Clock clock) throws IOException {
        this.faults = faults;
        this.clock = clock;
        this.ledger = new Ledger(directory, this::restore);
    }

    Answer authorise(Call call, NewPayment.Valid wanted) {
        return once(call, TestCard.of(wanted.paymentMethod()), () -> {
            Payment payment = decide(wanted);
            boolean moved = payment.status() == PaymentStatus.AUTHORISED;
            Written written = write(call, payment, moved, null);
            accounts.put(payment.id(), new Account(written.position()));
            return written;
        });
    }

    Answer change(Call call, String paymentId) {
        Account account = account(paymentId);
        return once(call, payment(account).card(), () -> {
            synchronized (account) {
                Written written = attempt(call, payment(account));
                account.latest = written.position();
                return written;
            }
        });
    }

    Payment get(String paymentId) {
        return payment(account(paymentId));
    }

    private Payment payment(Account account) {
        return ledger.read(account.latest).payment();
    }

    void readLedger(BiConsumer<LedgerRecord, Ledger.Position> reader) throws IOException {
        ledger.readAll(reader);
    }

    private Answer once(Call call, TestCard card, Supplier<Written> work) {
        Optional<Ledger.Position> known = keys.begin(call.key());
        if (known.isPresent()) {
            return again(call, ledger.read(known.get()));
        }
        Written written;
        try {
            faults.beforeFirst(card);
            written = work.get();
            keys.answered(call.key(), written.position());
        } finally {
            keys.abandon(call.key());
        }
        faults.afterFirst(card);
        return new Answer(written.entry(), false);
    }

    private static Answer again(Call call, LedgerRecord entry) {
        if (!entry.fingerprint().equals(call.fingerprint())) {
            throw Problem.keyReused();
        }
        return new Answer(entry, true);
    }

    private Payment decide(NewPayment.Valid wanted) {
        String reason = faults.rejects() ? "DO_NOT_HONOUR" : declineReason(TestCard.of(wanted.paymentMethod()));
        return new Payment(
                "pay_" + UUID.randomUUID().toString().replace("-", ""),
                reason.isEmpty() ? PaymentStatus.AUTHORISED : PaymentStatus.DECLINED,
                faults.amount(Operation.AUTHORISE, wanted.amount()),
                faults.currency(wanted.currency()),
                wanted.paymentMethod(),
                wanted.reference(),
                reason.isEmpty() ? null : reason,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private static String declineReason(TestCard card) {
        return switch (card) {
            case DECLINED -> "CARD_DECLINED";
            case INSUFFICIENT_FUNDS -> "INSUFFICIENT_FUNDS";
            case UNKNOWN -> "UNKNOWN_PAYMENT_METHOD";
            case OK, SLOW, TIMES_OUT_AFTER_CHARGING, FLAKY, CAPTURE_FAILS -> "";
        };
    }

    private Written attempt(Call call, Payment payment) {
        Operation operation = call.operation();
        if (!operation.isAllowedIn(payment.status())) {
            return write(call, payment, false, "status-does-not-allow");
        }
        if (operation == Operation.CAPTURE && payment.card() == TestCard.CAPTURE_FAILS) {
            return write(call, payment, false, "capture-refused");
        }
        BigDecimal moved =
                operation == Operation.CAPTURE ? faults.amount(operation, payment.amount()) : payment.amount();
        return write(call, payment.with(operation.outcome(), moved), true, null);
    }

    private Written write(Call call, Payment payment, boolean moved, @Nullable String refusal) {
        LedgerRecord entry = new LedgerRecord(
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                call.key(),
                call.fingerprint(),
                payment,
                moved ? payment.status() : null,
                refusal);
        return new Written(entry, ledger.append(entry).join());
    }

    private void restore(LedgerRecord entry, Ledger.Position position) {
        accounts.put(entry.payment().id(), new Account(position));
        keys.answered(entry.idempotencyKey(), position);
    }

    private Account account(String paymentId) {
        Account account = accounts.get(paymentId);
        if (account == null) {
            throw Problem.notFound("no payment has this id");
        }
        return account;
    }

    @Override
    public void close() throws IOException {
        ledger.close();
    }
}
