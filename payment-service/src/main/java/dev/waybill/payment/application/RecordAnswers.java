package dev.waybill.payment.application;

import dev.waybill.payment.domain.OrderId;
import dev.waybill.payment.domain.Payment;
import dev.waybill.payment.domain.ProviderAnswer;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what the provider said, together with the events that follow from it. */
@Service
class RecordAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(RecordAnswers.class);

    private final PaymentChanges changes;
    private final CallContexts contexts;
    private final MeterRegistry meters;

    RecordAnswers(PaymentChanges changes, CallContexts contexts, MeterRegistry meters) {
        this.changes = changes;
        this.contexts = contexts;
        this.meters = meters;
    }

    @Transactional
    public void record(List<AnsweredCall> answered) {
        Map<OrderId, CallContext> known = new HashMap<>();
        for (AnsweredCall one : answered) {
            CallContext context = one.call().context();
            if (context != null) {
                known.put(one.order(), context);
            }
        }
        contexts.within(known, () -> changes.apply(answered, AnsweredCall::order, this::record));
    }

    @Transactional
    public void alarm(ProviderCall call, String why) {
        changes.apply(List.of(call), ProviderCall::order, (payment, _) -> {
            payment.needsAttention(why);
            countAlarm(payment);
        });
    }

    private void record(Payment payment, AnsweredCall answered) {
        String before = payment.snapshot().attention();
        if (payment.answered(answered.call().operation(), answered.answer())) {
            count(answered);
        }
        if (!Objects.equals(before, payment.snapshot().attention())) {
            countAlarm(payment);
        }
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

    private void countAlarm(Payment payment) {
        LOG.error(
                "payment of order {} needs attention: {}",
                payment.order(),
                payment.snapshot().attention());
        meters.counter("waybill.payment.alarms").increment();
    }
}
