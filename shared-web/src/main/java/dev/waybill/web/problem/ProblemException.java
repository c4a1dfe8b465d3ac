package dev.waybill.web.problem;

import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Ends a request with a problem detail. */
public final class ProblemException extends RuntimeException {

    private static final int SHOWN_ERRORS = 20;
    private static final Pattern INDEX = Pattern.compile("\\d+");

    /** The request's own fields before those of its lists, and these by their place. */
    private static final Comparator<InvalidField> IN_ORDER = Comparator.comparing(
                    (InvalidField error) -> error.field().contains("["))
            .thenComparing(error ->
                    INDEX.matcher(error.field()).replaceAll(index -> String.format(Locale.ROOT, "%9s", index.group())))
            .thenComparing(InvalidField::message);

    private final ProblemType type;
    private final String detail;
    private final transient Map<String, Object> properties = new LinkedHashMap<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    ProblemException(ProblemType type, String detail) {
        super(type.slug() + ": " + detail);
        this.type = type;
        this.detail = detail;
    }

    /** A request whose fields are not valid; so many are shown that one can begin to correct them. */
    public static ProblemException invalid(List<InvalidField> errors) {
        List<InvalidField> shown =
                errors.stream().sorted(IN_ORDER).limit(SHOWN_ERRORS).toList();
        String more = errors.size() > SHOWN_ERRORS ? "; and " + (errors.size() - SHOWN_ERRORS) + " more" : "";
        String detail = shown.stream()
                .map(error -> error.field() + " " + error.message())
                .collect(Collectors.joining("; ", "", more));
        return Problems.INVALID_REQUEST.because(detail).with("errors", shown);
    }

    /** A request with one field that is not valid. */
    public static ProblemException invalid(String field, String message) {
        return invalid(List.of(new InvalidField(field, message)));
    }

    /** Adds an extension member. */
    public ProblemException with(String name, Object value) {
        properties.put(name, value);
        return this;
    }

    /** Adds a header to the answer. */
    public ProblemException withHeader(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Says when trying again makes sense. */
    public ProblemException retryAfter(Duration delay) {
        return withHeader("Retry-After", Long.toString(Math.max(1, delay.toSeconds())));
    }

    /** The problem's type. */
    public ProblemType type() {
        return type;
    }

    /** What to change. */
    public String detail() {
        return detail;
    }

    /** The extension members. */
    public Map<String, Object> properties() {
        return Collections.unmodifiableMap(properties);
    }

    /** The answer's headers. */
    public Map<String, String> headers() {
        return Collections.unmodifiableMap(headers);
    }
}
