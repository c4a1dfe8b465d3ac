package dev.waybill.payment.payment.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.payment.intent.domain.Operation;
import dev.waybill.payment.intent.domain.ProviderAnswer;
import dev.waybill.payment.payment.application.PaymentViews;
import dev.waybill.payment.payment.application.PaymentViews.Filter;
import dev.waybill.payment.payment.application.PaymentViews.Place;
import dev.waybill.payment.payment.domain.OrderId;
import dev.waybill.payment.payment.domain.Payment;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.dao.OptimisticLockingFailureException;

class PersistenceIT extends StoredPayments {

    private final JdbcPaymentViews views = new JdbcPaymentViews(jdbc);

    @Test
    void keepsAPaymentThroughAllItsStates() {
        List<Consumer<Payment>> life = List.of(
                payment -> payment.authorize(TERMS),
                Payment::capture,
                payment -> payment.answered(Operation.AUTHORIZE, new ProviderAnswer.Done("pay_1", TERMS.amount())),
                Payment::reverse,
                payment -> payment.answered(Operation.CAPTURE, new ProviderAnswer.Done("pay_1", TERMS.amount())),
                payment -> payment.raiseAttention("look"),
                payment -> payment.answered(Operation.REFUND, new ProviderAnswer.Done("pay_1", TERMS.amount())));

        for (Consumer<Payment> happening : life) {
            Payment changed = change(order, happening);
            assertThat(locked(order).snapshot()).isEqualTo(changed.snapshot());
        }

        assertThat(views.withId(locked(order).snapshot().id().value())
                        .orElseThrow()
                        .calls())
                .extracting(call -> call.operation().name() + " " + (call.answeredAt() != null))
                .containsExactly("AUTHORIZE true", "CAPTURE true", "REFUND true");
    }

    @Test
    void keepsATombstoneAndADecline() {
        OrderId declined = new OrderId(UUID.randomUUID());
        change(order, Payment::reverse);
        change(declined, payment -> payment.authorize(TERMS));
        Payment refused =
                change(declined, payment -> payment.answered(Operation.AUTHORIZE, new ProviderAnswer.Refused("NO")));

        assertThat(locked(order).snapshot().terms()).isNull();
        assertThat(locked(declined).snapshot()).isEqualTo(refused.snapshot());
    }

    @Test
    void doesNotBeginThePaymentOfAnOrderTwice() {
        change(order, payment -> payment.authorize(TERMS));
        Payment second = Payment.unknown(order);
        second.authorize(TERMS);

        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> payments.save(List.of(second))))
                .isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void pagesThroughPaymentsNewestFirst() {
        List<OrderId> newest = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            OrderId one = new OrderId(UUID.randomUUID());
            change(one, payment -> payment.authorize(TERMS));
            newest.addFirst(one);
        }

        List<OrderId> seen = new ArrayList<>();
        Place place = null;
        for (int page = 0; page < 4; page++) {
            for (var view : views.list(new Filter(null, false, null, null), 2, place)) {
                seen.add(view.payment().order());
                place = new Place(view.createdAt(), view.payment().id().value());
            }
        }

        assertThat(seen).isEqualTo(newest);
        assertThat(views.list(new Filter(newest.get(3).value(), false, null, null), 10, null))
                .singleElement()
                .satisfies(view -> assertThat(view.payment().order()).isEqualTo(newest.get(3)));
        assertThat(views.list(new PaymentViews.Filter(null, true, null, null), 10, null))
                .isEmpty();
    }
}
