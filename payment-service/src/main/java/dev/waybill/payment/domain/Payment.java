package dev.waybill.payment.domain;

import dev.waybill.payment.domain.PaymentState.Authorized;
import dev.waybill.payment.domain.PaymentState.Authorizing;
import dev.waybill.payment.domain.PaymentState.CaptureFailed;
import dev.waybill.payment.domain.PaymentState.Captured;
import dev.waybill.payment.domain.PaymentState.Capturing;
import dev.waybill.payment.domain.PaymentState.Cause;
import dev.waybill.payment.domain.PaymentState.Declined;
import dev.waybill.payment.domain.PaymentState.Next;
import dev.waybill.payment.domain.PaymentState.Reversed;
import dev.waybill.payment.domain.PaymentState.Reversing;
import dev.waybill.payment.domain.PaymentState.Unknown;
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
    private final Alarm alarm;
    private final Replies replies;
    private final Questions questions = new Questions();

    private Payment(PaymentSnapshot snapshot, boolean stored) {
        this.order = snapshot.order();
        this.id = snapshot.id();
        this.terms = snapshot.terms();
        this.state = snapshot.state();
        this.providerPaymentId = snapshot.providerPaymentId();
        this.replies = new Replies(order, id, snapshot.sequence());
        this.alarm = new Alarm(snapshot.attention());
        this.stored = stored;
    }

    /** The payment of an order that nothing is known of yet. */
    public static Payment unknown(OrderId order) {
        return new Payment(new PaymentSnapshot(order, PaymentId.of(order), null, new Unknown(), null, 0, null), false);
    }

    public static Payment restored(PaymentSnapshot snapshot) {
        return new Payment(snapshot, true);
    }

    /** Asks the provider to hold the amount, unless that was done or the order was given up before. */
    public void authorize(PaymentTerms asked) {
        if (terms != null && !terms.equals(asked)) {
            throw new ContradictoryCommand(order, terms, asked);
        }
        switch (state) {
            case Unknown _ -> {
                terms = asked;
                state = new Authorizing(Next.HOLD);
                questions.open(Operation.AUTHORIZE);
            }
            case Authorizing _ -> {}
            case Authorized _, Capturing _, Captured _, CaptureFailed _ -> replies.authorized(terms().amount());
            case Declined declined -> replies.declined(declined.reason());
            case Reversing reversing -> replies.declined(reversing.cause().reason());
            case Reversed reversed -> replies.declined(reversed.reason());
        }
    }

    /** Asks the provider to take the held amount; what was never asked to be held never will be. */
    public void capture() {
        switch (state) {
            case Unknown _ -> {
                state = new Reversed(Reversal.NOTHING, Reason.NEVER_AUTHORIZED);
                replies.captureFailed(Reason.NEVER_AUTHORIZED);
            }
            case Authorizing(Next next) when next == Next.REVERSE -> replies.captureFailed(Reason.REVERSED);
            case Authorizing _ -> state = new Authorizing(Next.CAPTURE);
            case Authorized _ -> startCapture();
            case Capturing _ -> {}
            case Captured _ -> replies.captured(terms().amount());
            case CaptureFailed failed -> replies.captureFailed(failed.reason());
            case Declined declined -> replies.captureFailed(declined.reason());
            case Reversing reversing -> replies.captureFailed(reversing.cause().reason());
            case Reversed reversed -> replies.captureFailed(reversed.reason());
        }
    }

    /** Sees to it that nothing is held or kept, now and later; an answer that is awaited is awaited first. */
    public void reverse() {
        switch (state) {
            case Unknown _ -> {
                state = new Reversed(Reversal.NOTHING, Reason.REVERSED);
                replies.reversed(terms != null, Reversal.NOTHING);
            }
            case Authorizing(Next next) -> {
                state = new Authorizing(Next.REVERSE);
                if (next == Next.CAPTURE) {
                    replies.captureFailed(Reason.REVERSED);
                }
            }
            case Authorized _, CaptureFailed _ -> startReversal(Reversal.VOIDED, Cause.ASKED, true);
            case Capturing _ -> state = new Capturing(true);
            case Captured _ -> startReversal(Reversal.REFUNDED, Cause.ASKED, true);
            case Declined _ -> replies.reversed(terms != null, Reversal.NOTHING);
            case Reversing reversing -> state = reversing.thatIsAskedFor();
            case Reversed reversed -> replies.reversed(terms != null, reversed.reversal());
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
            case Capturing(boolean reverseNext)
            when operation == Operation.CAPTURE -> captureAnswered(reverseNext, answer);
            case Reversing reversing
            when operation == reversing.reversal().operation() -> reversalAnswered(reversing, answer);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void authorizationAnswered(Next next, ProviderAnswer answer) {
        questions.close(Operation.AUTHORIZE, answer);
        switch (answer) {
            case ProviderAnswer.Refused(String reason) -> {
                state = new Declined(reason);
                replies.declined(reason);
                switch (next) {
                    case HOLD -> {}
                    case CAPTURE -> replies.captureFailed(reason);
                    case REVERSE -> replies.reversed(terms != null, Reversal.NOTHING);
                }
            }
            case ProviderAnswer.Done done -> {
                providerPaymentId = done.providerPaymentId();
                if (alarm.raisedBy(done.amount(), terms().amount(), "authorised")) {
                    startReversal(Reversal.VOIDED, Cause.WRONG_AUTHORIZATION, next == Next.REVERSE);
                } else {
                    replies.authorized(terms().amount());
                    follow(next);
                }
            }
        }
    }

    private void follow(Next next) {
        switch (next) {
            case HOLD -> state = new Authorized();
            case CAPTURE -> startCapture();
            case REVERSE -> startReversal(Reversal.VOIDED, Cause.ASKED, true);
        }
    }

    private void captureAnswered(boolean reverseNext, ProviderAnswer answer) {
        questions.close(Operation.CAPTURE, answer);
        switch (answer) {
            case ProviderAnswer.Refused(String reason) -> {
                state = new CaptureFailed(reason);
                replies.captureFailed(reason);
                if (reverseNext) {
                    startReversal(Reversal.VOIDED, Cause.ASKED, true);
                }
            }
            case ProviderAnswer.Done done
            when alarm.raisedBy(done.amount(), terms().amount(), "captured") ->
                startReversal(Reversal.REFUNDED, Cause.WRONG_CAPTURE, reverseNext);
            case ProviderAnswer.Done _ -> {
                state = new Captured();
                replies.captured(terms().amount());
                if (reverseNext) {
                    startReversal(Reversal.REFUNDED, Cause.ASKED, true);
                }
            }
        }
    }

    private void reversalAnswered(Reversing reversing, ProviderAnswer answer) {
        switch (answer) {
            case ProviderAnswer.Refused(String reason)
            when reversing.reversal() == Reversal.VOIDED && reason.equals(Reason.STATUS_DOES_NOT_ALLOW) -> {
                // It was captured before this service was restored to a time before that.
                questions.close(Operation.VOID, answer);
                startReversal(Reversal.REFUNDED, reversing.cause(), reversing.asked());
            }
            case ProviderAnswer.Refused(String reason) ->
                // The intent stays open: as long as something may be held, nobody is told that nothing is.
                alarm.raise("the provider refuses that it be %s: %s".formatted(reversing.reversal(), reason));
            case ProviderAnswer.Done _ -> {
                questions.close(reversing.reversal().operation(), answer);
                state = new Reversed(reversing.reversal(), reversing.cause().reason());
                switch (reversing.cause()) {
                    case ASKED -> {}
                    case WRONG_AUTHORIZATION -> replies.declined(Reason.AMOUNT_MISMATCH);
                    case WRONG_CAPTURE -> replies.captureFailed(Reason.AMOUNT_MISMATCH);
                }
                if (reversing.asked()) {
                    replies.reversed(terms != null, reversing.reversal());
                }
            }
        }
    }

    private void startCapture() {
        state = new Capturing(false);
        questions.open(Operation.CAPTURE);
    }

    private void startReversal(Reversal reversal, Cause cause, boolean asked) {
        state = new Reversing(reversal, cause, asked);
        questions.open(reversal.operation());
    }

    private PaymentTerms terms() {
        return Objects.requireNonNull(terms, "authorisation was never asked");
    }

    /** An answer that cannot be understood leaves the intent open and calls for a person. */
    public void needsAttention(String why) {
        alarm.raise(why);
    }

    public PaymentSnapshot snapshot() {
        return new PaymentSnapshot(order, id, terms, state, providerPaymentId, replies.last(), alarm.why());
    }

    public OrderId order() {
        return order;
    }

    /** Whether it was there before. */
    public boolean isStored() {
        return stored;
    }

    /** What happened since it was restored, in order. */
    public List<PaymentEvent> events() {
        return replies.events();
    }

    /** What the provider must be asked from now on, and what it has answered. */
    public Questions questions() {
        return questions;
    }
}
