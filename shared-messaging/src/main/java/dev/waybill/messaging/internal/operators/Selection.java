package dev.waybill.messaging.internal.operators;

import dev.waybill.messaging.internal.inbox.Reason;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters, or which messages in quarantine: those that meet all of its conditions. Lists, replays, discards and
 * releases all understand it, and none of them guesses: what is not understood is refused.
 *
 * @param letterReason why a message became a dead letter
 * @param from when it failed or was put aside, this moment included
 * @param before when it failed or was put aside, this moment not included
 * @param everything that no condition is meant
 */
public record Selection(
        @Nullable String consumer,
        @Nullable String topic,
        @Nullable String key,
        @Nullable String type,
        @Nullable Reason letterReason,
        @Nullable Instant from,
        @Nullable Instant before,
        boolean everything) {

    private static final String A_MOMENT = "a time of the years 1 to 9999 such as 2026-11-23T12:00:00Z";
    private static final Pattern MOMENT =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?"
                    + "(Z|[+-][0-9]{2}:[0-9]{2})");

    /** A condition on {@code dead_letter}. */
    public static final String LETTERS = """
        (:consumer::text IS NULL OR consumer = :consumer) AND (:topic::text IS NULL OR topic = :topic)
        AND (:key::text IS NULL OR key = :key) AND (:type::text IS NULL OR type = :type)
        AND (:letterReason::text IS NULL OR reason = :letterReason)
        AND (:from::timestamptz IS NULL OR failed_at >= :from::timestamptz)
        AND (:before::timestamptz IS NULL OR failed_at < :before::timestamptz)\
        """;

    /** A condition on {@code outbox_quarantine}. */
    public static final String QUARANTINED = """
        (:topic::text IS NULL OR topic = :topic) AND (:key::text IS NULL OR key = :key)
        AND (:type::text IS NULL OR type = :type)
        AND (:from::timestamptz IS NULL OR quarantined_at >= :from::timestamptz)
        AND (:before::timestamptz IS NULL OR quarantined_at < :before::timestamptz)\
        """;

    private static final Set<String> FIELDS =
            Set.of("consumer", "topic", "key", "type", "letterReason", "from", "before", "everything");
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** From the fields of a request; without any, it has no condition. */
    public static Selection of(Map<String, String> fields) {
        fields.forEach(Selection::requireKnown);
        Selection selection = new Selection(
                fields.get("consumer"),
                fields.get("topic"),
                fields.get("key"),
                fields.get("type"),
                value(fields, "letterReason", Reason::valueOf, "one of " + List.of(Reason.values())),
                value(fields, "from", Selection::moment, A_MOMENT),
                value(fields, "before", Selection::moment, A_MOMENT),
                Boolean.TRUE.equals(value(fields, "everything", Selection::flag, "true or false")));
        selection.requireConsistent();
        return selection;
    }

    private static void requireKnown(String name, String value) {
        if (!FIELDS.contains(name)) {
            throw Refusal.invalid(name, "is not known here; known are " + String.join(", ", new TreeSet<>(FIELDS)));
        }
        if (value.isBlank()) {
            throw Refusal.invalid(name, "must not be empty: leave it out where any is meant");
        }
        if (StoredText.isRefused(value)) {
            throw Refusal.invalid(name, StoredText.REFUSAL);
        }
    }

    private static <T> @Nullable T value(
            Map<String, String> fields, String name, Function<String, T> reading, String form) {
        String text = fields.get(name);
        try {
            return text == null ? null : reading.apply(text);
        } catch (IllegalArgumentException | DateTimeException _) {
            throw Refusal.invalid(name, "must be " + form);
        }
    }

    private static Instant moment(String text) {
        Instant moment = Instant.parse(text);
        if (!MOMENT.matcher(text).matches() || moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
            throw new IllegalArgumentException(text);
        }
        return moment;
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private void requireConsistent() {
        if (everything && hasCondition()) {
            throw Refusal.invalid("everything", "contradicts the other fields: give one or the other");
        }
        if (from != null && before != null && !from.isBefore(before)) {
            throw Refusal.invalid("from", "must be earlier than before");
        }
    }

    /** For a decision: whoever means everything must say so. */
    public Selection required() {
        if (!everything && !hasCondition()) {
            throw Refusal.invalid("everything", "must be true, or a condition must say what is meant");
        }
        return this;
    }

    /** For the quarantine, whose messages have neither a consumer nor the reason of a letter. */
    public Selection ofQuarantine() {
        if (consumer != null || letterReason != null) {
            throw Refusal.invalid(
                    consumer == null ? "letterReason" : "consumer", "is nothing that messages in quarantine have");
        }
        return this;
    }

    /** For a replay, which begins with the first letter of a key, and with none that is too old. */
    public Selection ofReplay() {
        if (letterReason == Reason.TOO_OLD || letterReason == Reason.PARKED) {
            throw Refusal.invalid("letterReason", "cannot be " + letterReason + " for a replay");
        }
        return this;
    }

    /** What waits where these stood. */
    public Selection followers() {
        return new Selection(consumer, topic, key, null, Reason.PARKED, null, null, false);
    }

    private boolean hasCondition() {
        return !fields().isEmpty();
    }

    /** Its conditions, as they were in the request. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "consumer", consumer);
        put(fields, "topic", topic);
        put(fields, "key", key);
        put(fields, "type", type);
        put(fields, "letterReason", letterReason);
        put(fields, "from", from);
        put(fields, "before", before);
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value.toString());
        }
    }

    /** The parameters of the conditions. */
    public Map<String, @Nullable Object> parameters() {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("consumer", consumer);
        parameters.put("topic", topic);
        parameters.put("key", key);
        parameters.put("type", type);
        parameters.put("letterReason", letterReason == null ? null : letterReason.name());
        parameters.put("from", from == null ? null : from.atOffset(ZoneOffset.UTC));
        parameters.put("before", before == null ? null : before.atOffset(ZoneOffset.UTC));
        return parameters;
    }
}
