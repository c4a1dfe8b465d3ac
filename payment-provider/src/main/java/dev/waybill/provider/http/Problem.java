package dev.waybill.provider.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A refusal, answered as problem details (RFC 9457). */
public final class Problem extends RuntimeException {

    private static final String TYPES = "https://payment-provider.example/problems/";

    /** What stands in the answer. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Details(
            String type, String title, int status, @Nullable String detail) {}

    private final String slug;
    private final int status;
    private final Set<String> allowed;

    private Problem(int status, String slug, String detail) {
        this(status, slug, detail, Set.of());
    }

    private Problem(int status, String slug, String detail, Set<String> allowed) {
        super(detail, null, false, false);
        this.slug = slug;
        this.status = status;
        this.allowed = allowed;
    }

    public static Problem badRequest(String detail) {
        return new Problem(400, "bad-request", detail);
    }

    static Problem missingKey() {
        return new Problem(
                400,
                "idempotency-key-missing",
                "send the header Idempotency-Key once, with 1 to 255 visible ASCII characters");
    }

    public static Problem keyInUse() {
        return new Problem(409, "idempotency-key-in-use", "the first call with this key is not done yet: try again");
    }

    public static Problem keyReused() {
        return new Problem(422, "idempotency-key-reused", "this key was used for a call with another content");
    }

    public static Problem notFound(String what) {
        return new Problem(404, "not-found", what);
    }

    static Problem methodNotAllowed(Set<String> allowed) {
        return new Problem(405, "method-not-allowed", "allowed: " + String.join(", ", allowed), allowed);
    }

    static Problem notAcceptable(String offered) {
        return new Problem(406, "not-acceptable", "accept " + offered + "; nothing was done");
    }

    static Problem unsupportedMediaType(String detail) {
        return new Problem(415, "unsupported-media-type", detail);
    }

    static Problem tooLarge() {
        return new Problem(413, "too-large", "a body has at most 64 KiB");
    }

    public static Problem unavailable(int status) {
        return new Problem(status, status == 503 ? "unavailable" : "internal-error", "try again with the same key");
    }

    /** A refusal for good, by the slug that the ledger keeps. */
    public static Problem refused(String slug) {
        return switch (slug) {
            case "capture-refused" ->
                new Problem(422, slug, "the cardholder's bank refuses to pay the authorised amount");
            default -> new Problem(409, slug, "the payment's status does not allow this operation");
        };
    }

    int status() {
        return status;
    }

    /** The methods that are served there, if another one was not. */
    Set<String> allowed() {
        return allowed;
    }

    Details details() {
        return new Details(TYPES + slug, slug.replace('-', ' '), status, getMessage());
    }
}
