package dev.waybill.order.domain;

/** What can happen to an order's saga. */
public sealed interface SagaMessage {

    /** An answer of inventory-service or payment-service. */
    enum Reply implements SagaMessage {
        STOCK_RESERVED(SagaStep.RESERVE_STOCK),
        STOCK_REJECTED(SagaStep.RESERVE_STOCK),
        RESERVATION_COMMITTED(SagaStep.COMMIT_RESERVATION),
        RESERVATION_COMMIT_FAILED(SagaStep.COMMIT_RESERVATION),
        RESERVATION_RELEASED(SagaStep.RELEASE_RESERVATION),
        PAYMENT_AUTHORIZED(SagaStep.AUTHORIZE_PAYMENT),
        PAYMENT_DECLINED(SagaStep.AUTHORIZE_PAYMENT),
        PAYMENT_CAPTURED(SagaStep.CAPTURE_PAYMENT),
        PAYMENT_CAPTURE_FAILED(SagaStep.CAPTURE_PAYMENT),
        PAYMENT_REVERSED(SagaStep.REVERSE_PAYMENT);

        private final SagaStep answers;

        Reply(SagaStep answers) {
            this.answers = answers;
        }

        /** The command that this answers. */
        public SagaStep answers() {
            return answers;
        }
    }

    /** No answer to a step came in time: it is to be asked for again. */
    record ReplyOverdue(SagaStep step) implements SagaMessage {}

    /** A step was asked for often enough, or an operator decided so: the order is not to wait any longer. */
    record PatienceEnded() implements SagaMessage {}

    /** The customer does not want the order any more. */
    record CancellationRequested() implements SagaMessage {}
}
