package dev.waybill.order.saga.messaging;

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
import dev.waybill.messaging.Message;
import dev.waybill.messaging.Subscriptions;
import dev.waybill.messaging.Subscriptions.BatchHandler;
import dev.waybill.order.order.domain.OrderId;
import dev.waybill.order.saga.application.HandleReplies;
import dev.waybill.order.saga.application.HandleReplies.Answer;
import dev.waybill.order.saga.domain.SagaMessage.Reply;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Consumes the replies of inventory-service and payment-service. */
@Configuration(proxyBeanMethods = false)
class SagaSubscriptions {

    private final HandleReplies handleReplies;

    SagaSubscriptions(HandleReplies handleReplies) {
        this.handleReplies = handleReplies;
    }

    @Bean
    Subscriptions orderSaga() {
        BatchHandler<Object> answers = this::handle;
        return Subscriptions.forConsumer(HandleReplies.CONSUMER)
                .onBatch(ReservationEvent.class, answers)
                .onBatch(PaymentEvent.class, answers);
    }

    private void handle(List<Message<Object>> messages) {
        handleReplies.handle(
                messages.stream().map(message -> answer(message.payload())).toList());
    }

    private static Answer answer(Object event) {
        return switch (event) {
            case ReservationEvent ofStock -> new Answer(new OrderId(ofStock.orderId()), reply(ofStock));
            case PaymentEvent ofPayment -> new Answer(new OrderId(ofPayment.orderId()), reply(ofPayment));
            default -> throw new IllegalArgumentException("no answer: " + event);
        };
    }

    private static Reply reply(ReservationEvent event) {
        return switch (event) {
            case StockReserved _ -> Reply.STOCK_RESERVED;
            case StockRejected _ -> Reply.STOCK_REJECTED;
            case ReservationCommitted _ -> Reply.RESERVATION_COMMITTED;
            case ReservationCommitFailed _ -> Reply.RESERVATION_COMMIT_FAILED;
            case ReservationReleased _ -> Reply.RESERVATION_RELEASED;
        };
    }

    private static Reply reply(PaymentEvent event) {
        return switch (event) {
            case PaymentAuthorized _ -> Reply.PAYMENT_AUTHORIZED;
            case PaymentDeclined _ -> Reply.PAYMENT_DECLINED;
            case PaymentCaptured _ -> Reply.PAYMENT_CAPTURED;
            case PaymentCaptureFailed _ -> Reply.PAYMENT_CAPTURE_FAILED;
            case PaymentReversed _ -> Reply.PAYMENT_REVERSED;
        };
    }
}
