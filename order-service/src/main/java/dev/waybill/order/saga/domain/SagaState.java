package dev.waybill.order.saga.domain;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where an order's saga stands: what the customer sees, and which commands still await their answer. */
public sealed interface SagaState {

    OrderStatus status();

    /** The commands without an answer. */
    Set<SagaCommand> awaited();

    /** Why the order ended, if it was rejected or cancelled. */
    default Optional<Reason> endedFor() {
        return Optional.empty();
    }

    /** Whether every command has its answer. */
    default boolean settled() {
        return awaited().isEmpty();
    }

    /** The same state when this command, one of several or the last, has its answer. */
    default SagaState without(SagaCommand answered) {
        throw new IllegalStateException("left by its answer: " + this);
    }

    /** The state that was saved as these values. */
    static SagaState of(OrderStatus status, @Nullable Reason reason, Set<SagaCommand> awaited) {
        return switch (status) {
            case PLACED -> new Reserving();
            case STOCK_RESERVED -> new Authorizing();
            case CONFIRMED -> new Confirmed(awaited);
            case REJECTED -> new Rejected(Objects.requireNonNull(reason), awaited);
            case CANCELLED -> new Cancelled(Objects.requireNonNull(reason), awaited);
        };
    }

    /** Stock was requested. */
    record Reserving() implements SagaState {
        @Override
        public OrderStatus status() {
            return OrderStatus.PLACED;
        }

        @Override
        public Set<SagaCommand> awaited() {
            return Set.of(SagaCommand.RESERVE_STOCK);
        }
    }

    /** Stock is held, the payment was requested. */
    record Authorizing() implements SagaState {
        @Override
        public OrderStatus status() {
            return OrderStatus.STOCK_RESERVED;
        }

        @Override
        public Set<SagaCommand> awaited() {
            return Set.of(SagaCommand.AUTHORIZE_PAYMENT);
        }
    }

    /** Stock and money are held: shipping and taking them was requested. */
    record Confirmed(Set<SagaCommand> awaited) implements SagaState {
        public Confirmed {
            awaited = onlyOf(awaited, EnumSet.of(SagaCommand.COMMIT_RESERVATION, SagaCommand.CAPTURE_PAYMENT));
        }

        @Override
        public OrderStatus status() {
            return OrderStatus.CONFIRMED;
        }

        @Override
        public Confirmed without(SagaCommand answered) {
            return new Confirmed(rest(awaited, answered));
        }
    }

    /** The order is over; what it may hold is being compensated. */
    sealed interface Ended extends SagaState {

        /** What undoes an order. */
        Set<SagaCommand> COMPENSATIONS = Set.of(SagaCommand.RELEASE_RESERVATION, SagaCommand.REVERSE_PAYMENT);

        Reason reason();

        /** The same end, awaiting these. */
        Ended awaiting(Set<SagaCommand> commands);

        /** The same end, awaiting this compensation as well. */
        default Ended with(SagaCommand compensation) {
            Set<SagaCommand> more = EnumSet.of(compensation);
            more.addAll(awaited());
            return awaiting(more);
        }

        @Override
        default Ended without(SagaCommand answered) {
            return awaiting(rest(awaited(), answered));
        }

        @Override
        default Optional<Reason> endedFor() {
            return Optional.of(reason());
        }
    }

    /** Over before it was confirmed, since stock or money was refused. */
    record Rejected(Reason reason, Set<SagaCommand> awaited) implements Ended {
        public Rejected {
            awaited = onlyOf(awaited, COMPENSATIONS);
        }

        @Override
        public OrderStatus status() {
            return OrderStatus.REJECTED;
        }

        @Override
        public Rejected awaiting(Set<SagaCommand> commands) {
            return new Rejected(reason, commands);
        }
    }

    /** Over by the customer's wish, by a deadline, or because a confirmed order could not be completed. */
    record Cancelled(Reason reason, Set<SagaCommand> awaited) implements Ended {
        public Cancelled {
            awaited = onlyOf(awaited, COMPENSATIONS);
        }

        @Override
        public OrderStatus status() {
            return OrderStatus.CANCELLED;
        }

        @Override
        public Cancelled awaiting(Set<SagaCommand> commands) {
            return new Cancelled(reason, commands);
        }
    }

    private static Set<SagaCommand> onlyOf(Set<SagaCommand> commands, Set<SagaCommand> possible) {
        if (!possible.containsAll(commands)) {
            throw new IllegalArgumentException("not awaited here: " + commands);
        }
        return Set.copyOf(commands);
    }

    private static Set<SagaCommand> rest(Set<SagaCommand> awaited, SagaCommand answered) {
        return awaited.stream().filter(command -> command != answered).collect(Collectors.toUnmodifiableSet());
    }
}
