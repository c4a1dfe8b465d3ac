package dev.waybill.payment.payment.domain;

import dev.waybill.payment.intent.domain.ClosedIntent;
import dev.waybill.payment.intent.domain.Intents;
import dev.waybill.payment.intent.domain.Operation;
import dev.waybill.payment.intent.domain.ProviderAnswer;
import dev.waybill.payment.payment.domain.PaymentState.Authorized;
import dev.waybill.payment.payment.domain.PaymentState.Authorizing;
import dev.waybill.payment.payment.domain.PaymentState.CaptureFailed;
import dev.waybill.payment.payment.domain.PaymentState.Captured;
import dev.waybill.payment.payment.domain.PaymentState.Capturing;
import dev.waybill.payment.payment.domain.PaymentState.Cause;
import dev.waybill.payment.payment.domain.PaymentState.Declined;
import dev.waybill.payment.payment.domain.PaymentState.Next;
import dev.waybill.payment.payment.domain.PaymentState.Reversal;
import dev.waybill.payment.payment.domain.PaymentState.Reversed;
import dev.waybill.payment.payment.domain.PaymentState.Reversing;
import dev.waybill.payment.payment.domain.PaymentState.Unknown;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The payment of one order. It never calls anybody: it opens intents, which are stored with it and carried out later,
 * and an intent is closed only by the provider's answer to it.
 */
public final class Payment {

    private final OrderId order;
    private final PaymentId id;
    private final boolean stored;
    private @Nullable PaymentTerms terms;
    private PaymentState state;
    private @Nullable String providerPaymentId;
    private final Attention attention;
    private final CollectedEvents events;
    private final Intents intents = new Intents();

    private Payment(PaymentSnapshot snapshot, boolean stored) {
        this.order = snapshot.order();
        this.id = snapshot.id();
        this.terms = snapshot.terms();
        this.state = snapshot.state();
        this.providerPaymentId = snapshot.providerPaymentId();
        this.events = new CollectedEvents(order, id, snapshot.sequence());
        this.attention = new Attention(snapshot.attention());
        this.stored = stored;
    }

    /** The payment of an order that nothing is known of yet. */
    public static Payment unknown(OrderId order) {
        return new Payment(new PaymentSnapshot(order, PaymentId.of(order), null, new Unknown(), null, 0, null), false);
    }

    public static Payment restored(PaymentSnapshot snapshot) {
        return new Payment(snapshot, true);
    }

    /** Has the provider hold the amount, unless that was done or the order was given up before. */
    public void authorize(PaymentTerms requested) {
        if (terms != null && !terms.equals(requested)) {
            throw new ContradictoryCommand(order, terms, requested);
        }
        switch (state) {
            case Unknown _ -> {
                terms = requested;
                state = new Authorizing(Next.HOLD);
                intents.open(Operation.AUTHORIZE);
            }
            case Authorizing _ -> {}
            case Authorized _, Capturing _, Captured _, CaptureFailed _ -> events.authorized(terms().amount());
            case Declined declined -> events.declined(declined.reason());
            case Reversing reversing -> events.declined(reversing.cause().reason());
            case Reversed reversed -> events.declined(reversed.reason());
        }
    }

    /** Has the provider take the held amount; what was never authorised never will be. */
    public void capture() {
        switch (state) {
            case Unknown _ -> {
                state = new Reversed(Reversal.NOTHING, Reason.NEVER_AUTHORIZED);
                events.captureFailed(Reason.NEVER_AUTHORIZED);
            }
            case Authorizing(Next next) when next == Next.REVERSE -> events.captureFailed(Reason.REVERSED);
            case Authorizing _ -> state = new Authorizing(Next.CAPTURE);
            case Authorized _ -> startCapture();
            case Capturing _ -> {}
            case Captured _ -> events.captured(terms().amount());
            case CaptureFailed failed -> events.captureFailed(failed.reason());
            case Declined declined -> events.captureFailed(declined.reason());
            case Reversing reversing -> events.captureFailed(reversing.cause().reason());
            case Reversed reversed -> events.captureFailed(reversed.reason());
        }
    }

    /** Ends with nothing held or kept, now and later; what is awaited is awaited first. */
    public void reverse() {
        switch (state) {
            case Unknown _ -> {
                state = new Reversed(Reversal.NOTHING, Reason.REVERSED);
                events.reversed(terms != null, Reversal.NOTHING);
            }
            case Authorizing(Next next) -> {
                state = new Authorizing(Next.REVERSE);
                if (next == Next.CAPTURE) {
                    events.captureFailed(Reason.REVERSED);
                }
            }
            case Authorized _, CaptureFailed _ -> startReversal(Reversal.VOIDED, Cause.REQUESTED, true);
            case Capturing _ -> state = new Capturing(Next.REVERSE);
            case Captured _ -> startReversal(Reversal.REFUNDED, Cause.REQUESTED, true);
            case Declined _ -> events.reversed(terms != null, Reversal.NOTHING);
            case Reversing reversing -> state = reversing.onRequest();
            case Reversed reversed -> events.reversed(terms != null, reversed.reversal());
        }
    }

    /**
     * Takes the provider's answer to an intent.
     *
     * @return whether it was awaited; a repeat changes nothing
     */
    public boolean answered(Operation operation, ProviderAnswer answer) {
        switch (state) {
            case Authorizing(Next next) when operation == Operation.AUTHORIZE -> authorizationAnswered(next, answer);
            case Capturing(Next next) when operation == Operation.CAPTURE -> captureAnswered(next, answer);
            case Reversing reversing
            when operation == reversing.reversal().operation() -> reversalAnswered(reversing, answer);
            case Unknown _,
                    Authorizing _,
                    Authorized _,
                    Declined _,
                    Capturing _,
                    Captured _,
                    CaptureFailed _,
                    Reversing _,
                    Reversed _ -> {
                return false;
            }
        }
        return true;
    }

    private void authorizationAnswered(Next next, ProviderAnswer answer) {
        intents.close(Operation.AUTHORIZE, answer);
        switch (answer) {
            case ProviderAnswer.Refused(String reason) -> {
                state = new Declined(reason);
                events.declined(reason);
                switch (next) {
                    case HOLD -> {}
                    case CAPTURE -> events.captureFailed(reason);
                    case REVERSE -> events.reversed(terms != null, Reversal.NOTHING);
                }
            }
            case ProviderAnswer.Done done -> {
                providerPaymentId = done.providerPaymentId();
                if (attention.raisedBy(done.amount(), terms().amount(), "authorised")) {
                    startReversal(Reversal.VOIDED, Cause.WRONG_AUTHORIZATION, next == Next.REVERSE);
                } else {
                    events.authorized(terms().amount());
                    follow(next);
                }
            }
        }
    }

    private void follow(Next next) {
        switch (next) {
            case HOLD -> state = new Authorized();
            case CAPTURE -> startCapture();
            case REVERSE -> startReversal(Reversal.VOIDED, Cause.REQUESTED, true);
        }
    }

    private void captureAnswered(Next next, ProviderAnswer answer) {
        intents.close(Operation.CAPTURE, answer);
        switch (answer) {
            case ProviderAnswer.Refused(String reason) -> {
                state = new CaptureFailed(reason);
                events.captureFailed(reason);
                if (next == Next.REVERSE) {
                    startReversal(Reversal.VOIDED, Cause.REQUESTED, true);
                }
            }
            case ProviderAnswer.Done done
            when attention.raisedBy(done.amount(), terms().amount(), "captured") ->
                startReversal(Reversal.REFUNDED, Cause.WRONG_CAPTURE, next == Next.REVERSE);
            case ProviderAnswer.Done _ -> {
                state = new Captured();
                events.captured(terms().amount());
                if (next == Next.REVERSE) {
                    startReversal(Reversal.REFUNDED, Cause.REQUESTED, true);
                }
            }
        }
    }

    private void reversalAnswered(Reversing reversing, ProviderAnswer answer) {
        switch (answer) {
            case ProviderAnswer.Refused(String reason)
            when reversing.reversal() == Reversal.VOIDED && reason.equals(Reason.STATUS_DOES_NOT_ALLOW) -> {
                // It was captured before this service was restored to a time before that.
                intents.close(Operation.VOID, answer);
                startReversal(Reversal.REFUNDED, reversing.cause(), reversing.requested());
            }
            case ProviderAnswer.Refused(String reason) ->
                // The intent stays open: as long as something may be held, no event says that nothing is.
                attention.raise("the provider refuses that it be %s: %s".formatted(reversing.reversal(), reason));
            case ProviderAnswer.Done _ -> {
                intents.close(reversing.reversal().operation(), answer);
                state = new Reversed(reversing.reversal(), reversing.cause().reason());
                switch (reversing.cause()) {
                    case REQUESTED -> {}
                    case WRONG_AUTHORIZATION -> events.declined(Reason.AMOUNT_MISMATCH);
                    case WRONG_CAPTURE -> events.captureFailed(Reason.AMOUNT_MISMATCH);
                }
                if (reversing.requested()) {
                    events.reversed(terms != null, reversing.reversal());
                }
            }
        }
    }

    private void startCapture() {
        state = new Capturing(Next.CAPTURE);
        intents.open(Operation.CAPTURE);
    }

    private void startReversal(Reversal reversal, Cause cause, boolean requested) {
        state = new Reversing(reversal, cause, requested);
        intents.open(reversal.operation());
    }

    private PaymentTerms terms() {
        return Objects.requireNonNull(terms, "authorisation was never requested");
    }

    /** An unexpected response leaves the intent open, and a person should look at it. */
    public void raiseAttention(String reason) {
        attention.raise(reason);
    }

    public PaymentSnapshot snapshot() {
        return new PaymentSnapshot(order, id, terms, state, providerPaymentId, events.last(), attention.reason());
    }

    public OrderId order() {
        return order;
    }

    /** Whether it was there before. */
    public boolean isStored() {
        return stored;
    }

    /** What happened since it was restored or this was called, in order. */
    public List<PaymentEvent> takeEvents() {
        return events.take();
    }

    /** The intents that were opened since it was restored. */
    public List<Operation> opened() {
        return intents.opened();
    }

    /** The intents that were answered since it was restored. */
    public List<ClosedIntent> closed() {
        return intents.closed();
    }
}
