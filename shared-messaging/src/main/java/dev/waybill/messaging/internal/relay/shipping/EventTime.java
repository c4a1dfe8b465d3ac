package dev.waybill.messaging.internal.relay.shipping;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * Writes moments as CloudEvents wants them (RFC 3339), to the microsecond. Up to the second the text is kept from one
 * message to the next: formatting it was a tenth of the relay's work. For one thread.
 */
final class EventTime {

    private static final int DIGITS = 6;

    private long second = Long.MIN_VALUE;
    private byte[] upToSecond = {};

    byte[] of(Instant moment) {
        if (moment.getEpochSecond() != second) {
            second = moment.getEpochSecond();
            String text = Instant.ofEpochSecond(second).toString();
            upToSecond = text.replace('Z', '.').getBytes(StandardCharsets.US_ASCII);
        }
        byte[] text = Arrays.copyOf(upToSecond, upToSecond.length + DIGITS + 1);
        int micros = moment.getNano() / 1000;
        for (int place = text.length - 2; place >= upToSecond.length; place--) {
            text[place] = (byte) ('0' + micros % 10);
            micros /= 10;
        }
        text[text.length - 1] = 'Z';
        return text;
    }
}
