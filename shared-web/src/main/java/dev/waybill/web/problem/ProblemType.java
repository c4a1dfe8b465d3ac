package dev.waybill.web.problem;

import java.net.URI;

/**
 * A kind of failure that a client can program against.
 *
 * @param slug the stable last part of the type's URI, in kebab-case
 * @param status the HTTP status
 * @param title what is wrong in general, the same for each occurrence
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public record ProblemType(String slug, int status, String title) {

    private static final String BASE = "https://waybill.dev/problems/";

    /** The type's URI. */
    public URI uri() {
        return URI.create(BASE + slug);
    }

    /** A problem of this type; {@code detail} says what to change, to the caller. */
    public ProblemException because(String detail) {
        return new ProblemException(this, detail);
    }
}
