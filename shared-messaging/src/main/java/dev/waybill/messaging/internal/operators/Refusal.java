package dev.waybill.messaging.internal.operators;

import java.util.List;
import java.util.Map;

/** A request about dead letters that is refused. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final int status;
    private final String slug;
    private final String title;

    private final transient List<Map<String, String>> errors;

    private Refusal(int status, String slug, String title, String detail) {
        this(status, slug, title, detail, List.of());
    }

    private Refusal(int status, String slug, String title, String detail, List<Map<String, String>> errors) {
        super(detail);
        this.status = status;
        this.slug = slug;
        this.title = title;
        this.errors = List.copyOf(errors);
    }

    static Refusal invalid(String field, String message) {
        return new Refusal(
                BAD_REQUEST,
                "invalid-request",
                "The request has invalid fields",
                field + " " + message,
                List.of(Map.of("field", field, "message", message)));
    }

    static Refusal repeated(String field) {
        return invalid(field, "must stand only once");
    }

    public static Refusal unknownJob(long id) {
        return notFound("There is no job " + id + ".");
    }

    public static Refusal jobIsOver(long id) {
        return new Refusal(CONFLICT, "job-over", "The job is over", "Job %d is over already.".formatted(id));
    }

    public static Refusal jobUnderWay() {
        return new Refusal(
                CONFLICT,
                "job-under-way",
                "The same job is under way",
                "A job with this action and this selection is not over yet: see the list of jobs.");
    }

    static Refusal invalidCursor() {
        return new Refusal(
                BAD_REQUEST,
                "invalid-cursor",
                "The cursor is not one of this list",
                "Use nextCursor unchanged, or start over without cursor.");
    }

    public static Refusal unknown(long id) {
        return notFound("There is no dead letter " + id + ".");
    }

    public static Refusal unknownQuarantined(long id) {
        return notFound("There is no quarantined message " + id + ".");
    }

    private static Refusal notFound(String detail) {
        return new Refusal(NOT_FOUND, "not-found", "There is no such thing", detail);
    }

    public static Refusal tooOld(long id) {
        return new Refusal(
                CONFLICT,
                "dead-letter-too-old",
                "The message is older than the inbox remembers",
                "Nobody knows whether message of dead letter %d was applied: it can only be discarded.".formatted(id));
    }

    public static Refusal notFirst(long id, DeadLetterKey key) {
        return new Refusal(
                CONFLICT,
                "dead-letter-not-first",
                "Other messages of its key come first",
                "Dead letter %d waits behind another one of %s on %s: replay the key."
                        .formatted(id, key.key(), key.topic()));
    }

    /** The fields that are not valid, if it is that. */
    List<Map<String, String>> errors() {
        return errors;
    }

    int status() {
        return status;
    }

    String slug() {
        return slug;
    }

    String title() {
        return title;
    }
}
