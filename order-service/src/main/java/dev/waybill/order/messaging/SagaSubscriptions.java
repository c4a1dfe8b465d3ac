package dev.waybill.order.messaging;

import dev.waybill.events.inventory.ReservationCommitFailed;
import dev.waybill.events.inventory.ReservationCommitted;
import dev.waybill.events.inventory.ReservationEvent;
import dev.waybill.events.inventory.ReservationReleased;
import dev.waybill.events.inventory.StockRejected;
import dev.waybill.events.inventory.StockReserved;
import dev.waybill.events.payment.PaymentAuthorized;
import dev.waybill.events.payment.PaymentCaptureFailed;
import dev.waybill.events.payment.PaymentCaptured;
import dev.waybill.events.payment.PaymentDeclined;
import dev.waybill.events.payment.PaymentEvent;
import dev.waybill.events.payment.PaymentReversed;
import dev.waybill.messaging.Subscriptions;
import dev.waybill.messaging.Subscriptions.BatchHandler;
import dev.waybill.order.application.Consumers;
import dev.waybill.order.application.HandleReplies;
import dev.waybill.order.domain.OrderId;
import dev.waybill.order.domain.SagaMessage.Reply;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hears what inventory-service and payment-service answer. */
@Configuration(proxyBeanMethods = false)
class SagaSubscriptions {

    private final HandleReplies handleReplies;

    SagaSubscriptions(HandleReplies handleReplies) {
        this.handleReplies = handleReplies;
    }

    @Bean
    Subscriptions orderSaga() {
        return Subscriptions.forConsumer(Consumers.ORDER_SAGA)
                .onBatch(StockReserved.class, ofStock(Reply.STOCK_RESERVED))
                .onBatch(StockRejected.class, ofStock(Reply.STOCK_REJECTED))
                .onBatch(ReservationCommitted.class, ofStock(Reply.RESERVATION_COMMITTED))
                .onBatch(ReservationCommitFailed.class, ofStock(Reply.RESERVATION_COMMIT_FAILED))
                .onBatch(ReservationReleased.class, ofStock(Reply.RESERVATION_RELEASED))
                .onBatch(PaymentAuthorized.class, ofPayment(Reply.PAYMENT_AUTHORIZED))
                .onBatch(PaymentDeclined.class, ofPayment(Reply.PAYMENT_DECLINED))
                .onBatch(PaymentCaptured.class, ofPayment(Reply.PAYMENT_CAPTURED))
                .onBatch(PaymentCaptureFailed.class, ofPayment(Reply.PAYMENT_CAPTURE_FAILED))
                .onBatch(PaymentReversed.class, ofPayment(Reply.PAYMENT_REVERSED));
    }

    private <T extends ReservationEvent> BatchHandler<T> ofStock(Reply reply) {
        return to(reply, ReservationEvent::orderId);
    }

    private <T extends PaymentEvent> BatchHandler<T> ofPayment(Reply reply) {
        return to(reply, PaymentEvent::orderId);
    }

    private <T> BatchHandler<T> to(Reply reply, Function<? super T, UUID> orderId) {
        return messages -> handleReplies.handle(
                reply,
                messages.stream()
                        .map(message -> new OrderId(orderId.apply(message.payload())))
                        .toList());
    }
}
