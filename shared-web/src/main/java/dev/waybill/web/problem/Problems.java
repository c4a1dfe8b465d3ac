package dev.waybill.web.problem;

import java.util.List;

/** The problem types that any service may answer with; {@code docs/problems.md} explains each. */
public final class Problems {

    public static final ProblemType BAD_REQUEST = new ProblemType("bad-request", 400, "The request cannot be read");
    public static final ProblemType MALFORMED_BODY =
            new ProblemType("malformed-body", 400, "The body is not well-formed JSON");
    public static final ProblemType INVALID_REQUEST =
            new ProblemType("invalid-request", 400, "The request has invalid fields");
    public static final ProblemType INVALID_CURSOR =
            new ProblemType("invalid-cursor", 400, "The cursor is not one of this list");
    public static final ProblemType IDEMPOTENCY_KEY_MISSING =
            new ProblemType("idempotency-key-missing", 400, "The request needs an idempotency key");
    public static final ProblemType IDEMPOTENCY_KEY_INVALID =
            new ProblemType("idempotency-key-invalid", 400, "The idempotency key is malformed");
    public static final ProblemType AUTHENTICATION_REQUIRED =
            new ProblemType("authentication-required", 401, "The request needs a bearer token");
    public static final ProblemType INVALID_TOKEN =
            new ProblemType("invalid-token", 401, "The bearer token is not accepted");
    public static final ProblemType FORBIDDEN =
            new ProblemType("forbidden", 403, "The caller is not allowed to do this");
    public static final ProblemType NOT_FOUND = new ProblemType("not-found", 404, "There is no such thing");
    public static final ProblemType METHOD_NOT_ALLOWED =
            new ProblemType("method-not-allowed", 405, "The method is not supported here");
    public static final ProblemType NOT_ACCEPTABLE =
            new ProblemType("not-acceptable", 406, "No acceptable representation");
    public static final ProblemType BODY_TIMEOUT =
            new ProblemType("body-timeout", 408, "The body did not come in time");
    public static final ProblemType CONFLICTING_CHANGE =
            new ProblemType("conflicting-change", 409, "Somebody else changed the same thing");
    public static final ProblemType REQUEST_IN_FLIGHT =
            new ProblemType("request-in-flight", 409, "The same request is still being worked on");
    public static final ProblemType PRECONDITION_FAILED =
            new ProblemType("precondition-failed", 412, "A precondition does not hold");
    public static final ProblemType BODY_TOO_LARGE = new ProblemType("body-too-large", 413, "The body is too large");
    public static final ProblemType UNSUPPORTED_MEDIA_TYPE =
            new ProblemType("unsupported-media-type", 415, "The body's media type is not supported");
    public static final ProblemType IDEMPOTENCY_KEY_REUSED =
            new ProblemType("idempotency-key-reused", 422, "The idempotency key belongs to another request");
    public static final ProblemType ABOVE_SHARE =
            new ProblemType("above-share", 429, "The caller has more in work than its share");
    public static final ProblemType INTERNAL_ERROR =
            new ProblemType("internal-error", 500, "Something went wrong on our side");
    public static final ProblemType OVERLOADED = new ProblemType("overloaded", 503, "Too much is in work already");
    public static final ProblemType BACKLOG_FULL =
            new ProblemType("backlog-full", 503, "Too much accepted work waits to be sent");
    public static final ProblemType TEMPORARILY_UNAVAILABLE =
            new ProblemType("temporarily-unavailable", 503, "Something that the service needs is away");

    /** All of them, by status. */
    public static final List<ProblemType> ALL = List.of(
            BAD_REQUEST,
            MALFORMED_BODY,
            INVALID_REQUEST,
            INVALID_CURSOR,
            IDEMPOTENCY_KEY_MISSING,
            IDEMPOTENCY_KEY_INVALID,
            AUTHENTICATION_REQUIRED,
            INVALID_TOKEN,
            FORBIDDEN,
            NOT_FOUND,
            METHOD_NOT_ALLOWED,
            NOT_ACCEPTABLE,
            BODY_TIMEOUT,
            CONFLICTING_CHANGE,
            REQUEST_IN_FLIGHT,
            PRECONDITION_FAILED,
            BODY_TOO_LARGE,
            UNSUPPORTED_MEDIA_TYPE,
            IDEMPOTENCY_KEY_REUSED,
            ABOVE_SHARE,
            INTERNAL_ERROR,
            OVERLOADED,
            BACKLOG_FULL,
            TEMPORARILY_UNAVAILABLE);

    private Problems() {}
}
