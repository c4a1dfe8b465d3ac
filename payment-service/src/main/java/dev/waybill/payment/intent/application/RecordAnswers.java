package dev.waybill.payment.intent.application;

import dev.waybill.messaging.MessageContext;
import dev.waybill.payment.intent.domain.ProviderAnswer;
import dev.waybill.payment.payment.application.PaymentChanges;
import dev.waybill.payment.payment.domain.Payment;
import dev.waybill.payment.payment.domain.Payments;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records the provider's answers, together with the events that follow from them. */
@Service
class RecordAnswers {

    private static final Logger log = LoggerFactory.getLogger(RecordAnswers.class);

    private final Payments payments;
    private final PaymentChanges changes;
    private final MeterRegistry meters;

    RecordAnswers(Payments payments, PaymentChanges changes, MeterRegistry meters) {
        this.payments = payments;
        this.changes = changes;
        this.meters = meters;
    }

    @Transactional
    public void record(List<AnsweredCall> answered) {
        Payments.Locked locked =
                payments.lock(answered.stream().map(AnsweredCall::order).toList());
        answered.forEach(each -> record(locked.of(each.order()), each));
        MessageContext.within(contexts(answered), () -> changes.save(locked));
    }

    /** The events belong to the commands that the intents come from. */
    private static Map<String, MessageContext> contexts(List<AnsweredCall> answered) {
        Map<String, MessageContext> contexts = new HashMap<>();
        for (AnsweredCall each : answered) {
            MessageContext context = each.call().context();
            if (context != null) {
                contexts.put(each.order().toString(), context);
            }
        }
        return contexts;
    }

    private void record(Payment payment, AnsweredCall answered) {
        String before = attention(payment);
        if (payment.answered(answered.call().operation(), answered.answer())) {
            count(answered);
        }
        reportNew(payment, before);
    }

    @Transactional
    public void raiseAttention(ProviderCall call, String reason) {
        Payments.Locked locked = payments.lock(List.of(call.order()));
        Payment payment = locked.of(call.order());
        String before = attention(payment);
        payment.raiseAttention(reason);
        reportNew(payment, before);
        changes.save(locked);
    }

    private void count(AnsweredCall answered) {
        String outcome = switch (answered.answer()) {
            case ProviderAnswer.Done _ -> "done";
            case ProviderAnswer.Refused _ -> "refused";
        };
        String operation = answered.call().operation().name().toLowerCase(Locale.ROOT);
        meters.counter("waybill.payment.answers", "operation", operation, "outcome", outcome)
                .increment();
    }

    /** The provider may give the same reason at each repeat of a call: that is reported once. */
    private void reportNew(Payment payment, @Nullable String before) {
        String attention = attention(payment);
        if (!Objects.equals(before, attention)) {
            log.error("payment of order {} needs attention: {}", payment.order(), attention);
            meters.counter("waybill.payment.attention.raised").increment();
        }
    }

    private static @Nullable String attention(Payment payment) {
        return payment.snapshot().attention();
    }
}
