package dev.waybill.order.domain;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.waybill.order.domain.SagaMessage.CancellationRequested;
import dev.waybill.order.domain.SagaMessage.PatienceEnded;
import dev.waybill.order.domain.SagaMessage.Reply;
import dev.waybill.order.domain.SagaMessage.ReplyOverdue;
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

    private static final Map<String, SagaStep> STEPS = Map.of(
            "reserve", SagaStep.RESERVE_STOCK,
            "authorize", SagaStep.AUTHORIZE_PAYMENT,
            "commit", SagaStep.COMMIT_RESERVATION,
            "capture", SagaStep.CAPTURE_PAYMENT,
            "release", SagaStep.RELEASE_RESERVATION,
            "reverse", SagaStep.REVERSE_PAYMENT);

    /** One row; a state that can have several reasons has a row for each of them. */
    record Row(SagaState state, SagaMessage message, SagaState next, List<String> facts, List<SagaStep> asks) {}

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
                    putOnce(block, message, "");
                }
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
        if (decision.isEmpty()) {
            return new Row(from, message, from, List.of(), List.of());
        }
        String[] parts = decision.split("\\|", -1);
        return new Row(
                from,
                message,
                state(parts[0].strip(), reason),
                words(parts[1]),
                words(parts[2]).stream().map(DecisionTable::step).toList());
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
        Set<SagaStep> awaited = words.stream().skip(1).map(DecisionTable::step).collect(toUnmodifiableSet());
        SagaState state = SagaState.of(OrderStatus.valueOf(status[0]), ownReason.orElse(null), awaited);
        if (!state.awaited().equals(awaited)) {
            throw new IllegalStateException(text + " really awaits " + state.awaited());
        }
        return state;
    }

    private static SagaMessage message(String text) {
        return switch (text) {
            case "cancellation-requested" -> new CancellationRequested();
            case "patience-ended" -> new PatienceEnded();
            case String overdue
            when overdue.startsWith("overdue ") -> new ReplyOverdue(step(overdue.substring("overdue ".length())));
            default -> Reply.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        };
    }

    private static SagaStep step(String word) {
        return Optional.ofNullable(STEPS.get(word)).orElseThrow(() -> new IllegalStateException("no step: " + word));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
