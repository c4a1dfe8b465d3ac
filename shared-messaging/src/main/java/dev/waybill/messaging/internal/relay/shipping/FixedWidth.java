package dev.waybill.messaging.internal.relay.shipping;

import java.nio.charset.StandardCharsets;

/**
 * Numbers whose order as text is their order as numbers, as CloudEvents' sequence extension requires.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/main/cloudevents/extensions/sequence.md">Sequence extension</a>
 */
final class FixedWidth {

    private static final String ZEROS = "0".repeat(Long.toString(Long.MAX_VALUE).length());

    private FixedWidth() {}

    /** 19 digits, with leading zeros; a negative number, which no outbox accepts, has no fixed width. */
    static byte[] of(long number) {
        String digits = Long.toString(number);
        String zeros = number < 0 ? "" : ZEROS.substring(digits.length());
        return zeros.concat(digits).getBytes(StandardCharsets.US_ASCII);
    }
}
