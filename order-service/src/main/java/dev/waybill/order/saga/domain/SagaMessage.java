package dev.waybill.order.saga.domain;

/** What can happen to an order's saga. */
public sealed interface SagaMessage {

    /** An answer of inventory-service or payment-service. */
    enum Reply implements SagaMessage {
        STOCK_RESERVED(SagaCommand.RESERVE_STOCK),
        STOCK_REJECTED(SagaCommand.RESERVE_STOCK),
        RESERVATION_COMMITTED(SagaCommand.COMMIT_RESERVATION),
        RESERVATION_COMMIT_FAILED(SagaCommand.COMMIT_RESERVATION),
        RESERVATION_RELEASED(SagaCommand.RELEASE_RESERVATION),
        PAYMENT_AUTHORIZED(SagaCommand.AUTHORIZE_PAYMENT),
        PAYMENT_DECLINED(SagaCommand.AUTHORIZE_PAYMENT),
        PAYMENT_CAPTURED(SagaCommand.CAPTURE_PAYMENT),
        PAYMENT_CAPTURE_FAILED(SagaCommand.CAPTURE_PAYMENT),
        PAYMENT_REVERSED(SagaCommand.REVERSE_PAYMENT);

        private final SagaCommand answers;

        Reply(SagaCommand answers) {
            this.answers = answers;
        }

        /** The command that this answers. */
        public SagaCommand answers() {
            return answers;
        }
    }

    /** No answer to a command came in time: it is to be sent again. */
    record ReplyOverdue(SagaCommand command) implements SagaMessage {}

    /** Its retries are exhausted, or an operator decided so: the order is not to wait any longer. */
    record TimedOut() implements SagaMessage {}

    /** The customer does not want the order any more. */
    record CancellationRequested() implements SagaMessage {}
}
