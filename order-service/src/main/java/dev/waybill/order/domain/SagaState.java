package dev.waybill.order.domain;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where an order's saga stands: what the customer sees, and which commands still await their answer. */
public sealed interface SagaState {

    OrderStatus status();

    /** The commands without an answer. */
    Set<SagaStep> awaited();

    /** Why the order ended, if it was rejected or cancelled. */
    default Optional<Reason> endedFor() {
        return Optional.empty();
    }

    /** Whether every command has its answer. */
    default boolean settled() {
        return awaited().isEmpty();
    }

    /** The state that was saved as these values. */
    static SagaState of(OrderStatus status, @Nullable Reason reason, Set<SagaStep> awaited) {
        return switch (status) {
            case PLACED -> new Reserving();
            case STOCK_RESERVED -> new Authorizing();
            case CONFIRMED -> new Confirmed(awaited);
            case REJECTED -> new Rejected(Objects.requireNonNull(reason), awaited);
            case CANCELLED -> new Cancelled(Objects.requireNonNull(reason), awaited);
        };
    }

    /** Stock was asked for. */
    record Reserving() implements SagaState {
        @Override
        public OrderStatus status() {
            return OrderStatus.PLACED;
        }

        @Override
        public Set<SagaStep> awaited() {
            return Set.of(SagaStep.RESERVE_STOCK);
        }
    }

    /** Stock is held, the payment was asked for. */
    record Authorizing() implements SagaState {
        @Override
        public OrderStatus status() {
            return OrderStatus.STOCK_RESERVED;
        }

        @Override
        public Set<SagaStep> awaited() {
            return Set.of(SagaStep.AUTHORIZE_PAYMENT);
        }
    }

    /** Stock and money are held: shipping and taking them was asked for. */
    record Confirmed(Set<SagaStep> awaited) implements SagaState {
        public Confirmed {
            awaited = onlyOf(awaited, EnumSet.of(SagaStep.COMMIT_RESERVATION, SagaStep.CAPTURE_PAYMENT));
        }

        @Override
        public OrderStatus status() {
            return OrderStatus.CONFIRMED;
        }
    }

    /** The order is over; what it may hold is being let go. */
    sealed interface Ended extends SagaState {
        Reason reason();

        /** The same end, awaiting these. */
        Ended awaiting(Set<SagaStep> steps);

        @Override
        default Optional<Reason> endedFor() {
            return Optional.of(reason());
        }
    }

    /** Over before it was confirmed, since stock or money was refused. */
    record Rejected(Reason reason, Set<SagaStep> awaited) implements Ended {
        public Rejected {
            awaited = onlyOf(awaited, EnumSet.of(SagaStep.RELEASE_RESERVATION, SagaStep.REVERSE_PAYMENT));
        }

        @Override
        public OrderStatus status() {
            return OrderStatus.REJECTED;
        }

        @Override
        public Rejected awaiting(Set<SagaStep> steps) {
            return new Rejected(reason, steps);
        }
    }

    /** Over by the customer's wish, by a deadline, or because a confirmed order could not be completed. */
    record Cancelled(Reason reason, Set<SagaStep> awaited) implements Ended {
        public Cancelled {
            awaited = onlyOf(awaited, EnumSet.of(SagaStep.RELEASE_RESERVATION, SagaStep.REVERSE_PAYMENT));
        }

        @Override
        public OrderStatus status() {
            return OrderStatus.CANCELLED;
        }

        @Override
        public Cancelled awaiting(Set<SagaStep> steps) {
            return new Cancelled(reason, steps);
        }
    }

    private static Set<SagaStep> onlyOf(Set<SagaStep> steps, Set<SagaStep> possible) {
        if (!possible.containsAll(steps)) {
            throw new IllegalArgumentException("not awaited here: " + steps);
        }
        return Set.copyOf(steps);
    }
}
