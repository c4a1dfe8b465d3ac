package dev.waybill.decisions;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A hand-written table of what a state machine decides: for each state, for each message, one row.
 *
 * <pre>
 * [STATE]
 *   MESSAGE -> NEXT STATE | EVENTS | COMMANDS
 *   ignores MESSAGES
 *   refuses MESSAGE
 * </pre>
 */
public final class DecisionTable {

    private static final String IGNORES = "ignores ";
    private static final String REFUSES = "refuses ";

    private final List<Row> rows = new ArrayList<>();
    private final Set<List<String>> known = new HashSet<>();

    private DecisionTable() {}

    /**
     * What is decided.
     *
     * @param refused whether the sender learns that it cannot be done
     * @param next the next state; the same where the message is ignored or refused
     */
    public record Row(
            String state, String message, boolean refused, String next, List<String> events, List<String> commands) {

        private static Row unchanged(String state, String message, boolean refused) {
            return new Row(state, message, refused, state, List.of(), List.of());
        }

        private static Row decided(String state, String line) {
            String[] sides = line.split("->", 2);
            String[] decision = sides[1].split("\\|", -1);
            return new Row(state, sides[0].strip(), false, decision[0].strip(), words(decision[1]), words(decision[2]));
        }
    }

    /** The rows of {@code decision-table.txt} beside this class. */
    public static List<Row> beside(Class<?> test) throws IOException {
        try (InputStream file = Objects.requireNonNull(test.getResourceAsStream("decision-table.txt"))) {
            DecisionTable table = new DecisionTable();
            table.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            return List.copyOf(table.rows);
        }
    }

    private void parse(String text) {
        String state = "";
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("[")) {
                state = line.substring(1, line.length() - 1);
                requireNew(List.of(state));
            } else if (line.startsWith(IGNORES)) {
                for (String message : line.substring(IGNORES.length()).split(", ", -1)) {
                    add(Row.unchanged(state, message, false));
                }
            } else if (line.startsWith(REFUSES)) {
                add(Row.unchanged(state, line.substring(REFUSES.length()), true));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                add(Row.decided(state, line));
            }
        }
    }

    private void add(Row row) {
        requireNew(List.of(row.state(), row.message()));
        rows.add(row);
    }

    private void requireNew(List<String> place) {
        if (!known.add(place)) {
            throw new IllegalStateException("stands twice: " + String.join(" ", place));
        }
    }

    /** The words of a cell. */
    public static List<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
