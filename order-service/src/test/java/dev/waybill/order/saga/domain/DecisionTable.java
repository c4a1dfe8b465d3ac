package dev.waybill.order.saga.domain;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.waybill.order.saga.domain.SagaMessage.CancellationRequested;
import dev.waybill.order.saga.domain.SagaMessage.Reply;
import dev.waybill.order.saga.domain.SagaMessage.ReplyOverdue;
import dev.waybill.order.saga.domain.SagaMessage.TimedOut;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The hand-written table of what the saga decides: for each state, for each message, one row. */
final class DecisionTable {

    private static final Map<String, SagaCommand> COMMANDS = Map.of(
            "reserve", SagaCommand.RESERVE_STOCK,
            "authorize", SagaCommand.AUTHORIZE_PAYMENT,
            "commit", SagaCommand.COMMIT_RESERVATION,
            "capture", SagaCommand.CAPTURE_PAYMENT,
            "release", SagaCommand.RELEASE_RESERVATION,
            "reverse", SagaCommand.REVERSE_PAYMENT);

    private static final String IGNORED = "ignored";
    private static final String REFUSED = "refused";

    /** One row; a state that can have several reasons has a row for each of them. */
    record Row(
            SagaState state,
            SagaMessage message,
            boolean refused,
            SagaState next,
            List<String> events,
            List<SagaCommand> commands) {}

    private final Map<String, Map<String, String>> blocks = new LinkedHashMap<>();

    static DecisionTable read() throws IOException {
        try (InputStream file = Objects.requireNonNull(DecisionTable.class.getResourceAsStream("decision-table.txt"))) {
            DecisionTable table = new DecisionTable();
            table.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            return table;
        }
    }

    private void parse(String text) {
        Map<String, String> block = new HashMap<>();
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("[")) {
                block = new LinkedHashMap<>();
                if (blocks.put(line.substring(1, line.length() - 1), block) != null) {
                    throw new IllegalStateException("stands twice: " + line);
                }
            } else if (line.startsWith("ignores ")) {
                for (String message : line.substring("ignores ".length()).split(", ", -1)) {
                    putOnce(block, message, IGNORED);
                }
            } else if (line.startsWith("refuses ")) {
                putOnce(block, line.substring("refuses ".length()), REFUSED);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                String[] sides = line.split("->", 2);
                putOnce(block, sides[0].strip(), sides[1].strip());
            }
        }
    }

    private static void putOnce(Map<String, String> block, String message, String decision) {
        if (block.put(message, decision) != null) {
            throw new IllegalStateException("stands twice in its state: " + message);
        }
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        blocks.forEach((state, decisions) -> {
            for (Optional<Reason> reason : reasons(state)) {
                SagaState from = state(state, reason);
                decisions.forEach((message, decision) -> rows.add(row(from, message(message), decision, reason)));
            }
        });
        return rows;
    }

    private static Row row(SagaState from, SagaMessage message, String decision, Optional<Reason> reason) {
        if (decision.equals(IGNORED) || decision.equals(REFUSED)) {
            return new Row(from, message, decision.equals(REFUSED), from, List.of(), List.of());
        }
        String[] parts = decision.split("\\|", -1);
        return new Row(
                from,
                message,
                false,
                state(parts[0].strip(), reason),
                words(parts[1]),
                words(parts[2]).stream().map(DecisionTable::command).toList());
    }

    private static List<Optional<Reason>> reasons(String state) {
        return switch (words(state).getFirst()) {
            case "REJECTED" -> List.of(Optional.of(Reason.OUT_OF_STOCK), Optional.of(Reason.PAYMENT_DECLINED));
            case "CANCELLED" ->
                Stream.of(Reason.CUSTOMER_REQUEST, Reason.TIMED_OUT, Reason.PAYMENT_FAILED, Reason.COMPENSATED)
                        .map(Optional::of)
                        .toList();
            default -> List.of(Optional.empty());
        };
    }

    private static SagaState state(String text, Optional<Reason> reason) {
        List<String> words = words(text);
        String[] status = words.getFirst().split("[()]", -1);
        Optional<Reason> ownReason = status.length > 1 ? Optional.of(Reason.valueOf(status[1])) : reason;
        Set<SagaCommand> awaited =
                words.stream().skip(1).map(DecisionTable::command).collect(toUnmodifiableSet());
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

    private static List<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
