package dev.waybill.web.idempotency;

/**
 * The header {@code Idempotency-Key} of a request; a controller method takes it as a parameter, which makes the header
 * required.
 *
 * @param value 1 to 255 printable ASCII characters, chosen by the caller
 * @param operation the method and path that it was sent to: a key is for one request
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">the IETF draft</a>
 */
public record IdempotencyKey(String value, String operation) {

    public static final String HEADER = "Idempotency-Key";
}
