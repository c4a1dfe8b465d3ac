package dev.waybill.order.saga.domain;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.waybill.decisions.DecisionTable;
import dev.waybill.order.saga.domain.SagaMessage.CancellationRequested;
import dev.waybill.order.saga.domain.SagaMessage.Reply;
import dev.waybill.order.saga.domain.SagaMessage.ReplyOverdue;
import dev.waybill.order.saga.domain.SagaMessage.TimedOut;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The rows of {@code decision-table.txt}, in the saga's own words. */
final class SagaDecisions {

    private static final Map<String, SagaCommand> COMMANDS = Map.of(
            "reserve", SagaCommand.RESERVE_STOCK,
            "authorize", SagaCommand.AUTHORIZE_PAYMENT,
            "commit", SagaCommand.COMMIT_RESERVATION,
            "capture", SagaCommand.CAPTURE_PAYMENT,
            "release", SagaCommand.RELEASE_RESERVATION,
            "reverse", SagaCommand.REVERSE_PAYMENT);

    private SagaDecisions() {}

    /** One row; a state that can have several reasons has a row for each of them. */
    record Row(
            SagaState state,
            SagaMessage message,
            boolean refused,
            SagaState next,
            List<String> events,
            List<SagaCommand> commands) {}

    static List<Row> rows() throws IOException {
        return DecisionTable.beside(SagaDecisions.class).stream()
                .flatMap(row -> reasons(row.state()).stream().map(reason -> row(row, reason)))
                .toList();
    }

    private static Row row(DecisionTable.Row row, Optional<Reason> reason) {
        return new Row(
                state(row.state(), reason),
                message(row.message()),
                row.refused(),
                state(row.next(), reason),
                row.events(),
                row.commands().stream().map(SagaDecisions::command).toList());
    }

    private static List<Optional<Reason>> reasons(String state) {
        return switch (DecisionTable.words(state).getFirst()) {
            case "REJECTED" -> List.of(Optional.of(Reason.OUT_OF_STOCK), Optional.of(Reason.PAYMENT_DECLINED));
            case "CANCELLED" ->
                Stream.of(Reason.CUSTOMER_REQUEST, Reason.TIMED_OUT, Reason.PAYMENT_FAILED, Reason.COMPENSATED)
                        .map(Optional::of)
                        .toList();
            default -> List.of(Optional.empty());
        };
    }

    private static SagaState state(String text, Optional<Reason> reason) {
        List<String> words = DecisionTable.words(text);
        String[] status = words.getFirst().split("[()]", -1);
        Optional<Reason> ownReason = status.length > 1 ? Optional.of(Reason.valueOf(status[1])) : reason;
        Set<SagaCommand> awaited =
                words.stream().skip(1).map(SagaDecisions::command).collect(toUnmodifiableSet());
        SagaState state = SagaState.of(OrderStatus.valueOf(status[0]), ownReason.orElse(null), awaited);
        if (!state.awaited().equals(awaited)) {
            throw new IllegalStateException(text + " really awaits " + state.awaited());
        }
        return state;
    }

    private static SagaMessage message(String text) {
        return switch (text) {
            case "cancellation-requested" -> new CancellationRequested();
            case "timed-out" -> new TimedOut();
            case String overdue
            when overdue.startsWith("overdue ") -> new ReplyOverdue(command(overdue.substring("overdue ".length())));
            default -> Reply.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        };
    }

    private static SagaCommand command(String word) {
        return Optional.ofNullable(COMMANDS.get(word))
                .orElseThrow(() -> new IllegalStateException("no command: " + word));
    }
}
