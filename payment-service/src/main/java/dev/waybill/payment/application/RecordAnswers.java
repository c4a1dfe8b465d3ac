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
        changes.apply(
                List.of(call),
                ProviderCall::order,
                (payment, _) -> alarmingOnce(payment, () -> payment.needsAttention(why)));
    }

    private void record(Payment payment, AnsweredCall answered) {
        alarmingOnce(payment, () -> {
            if (payment.answered(answered.call().operation(), answered.answer())) {
                count(answered);
            }
        });
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

    /** The provider may say the same at each repeat of a call: that is one alarm. */
    private void alarmingOnce(Payment payment, Runnable change) {
        String before = payment.snapshot().attention();
        change.run();
        String after = payment.snapshot().attention();
        if (!Objects.equals(before, after)) {
            LOG.error("payment of order {} needs attention: {}", payment.order(), after);
            meters.counter("waybill.payment.alarms").increment();
        }
    }
}
