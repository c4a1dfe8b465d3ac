package dev.waybill.web.paging;

import dev.waybill.web.problem.ProblemException;
import dev.waybill.web.problem.Problems;
import dev.waybill.web.validation.Forms;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.zip.CRC32C;

/**
 * A place in a sorted list: the sort values of the last row shown. Opaque to the caller; a check sum, which includes the
 * list's name, tells a mistyped one apart, and one of another list. It needs no secret, since it can only name a place and
 * never widens what the caller may see.
 */
public final class Cursor {

    /** How long its text may be. */
    public static final int MAX_LENGTH = 1_000;

    private static final char SEPARATOR = '\u001f';

    private final List<String> values;

    private Cursor(List<String> values) {
        this.values = values;
    }

    /** The place after a row with these sort values; their text form is what comes back. */
    public static Cursor after(Object... sortValues) {
        List<String> values = new ArrayList<>();
        for (Object value : sortValues) {
            values.add(value.toString());
        }
        return new Cursor(List.copyOf(values));
    }

    /**
     * Reads what {@link #encoded} gave for the same list.
     *
     * @throws ProblemException if it is not such a text
     */
    public static Cursor decode(String encoded, String list) {
        if (encoded.length() > MAX_LENGTH) {
            throw invalid();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(encoded));
            if (bytes.remaining() < Integer.BYTES) {
                throw invalid();
            }
            int sum = bytes.getInt();
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            if (sum != sumOf(list, text) || text.indexOf('\0') >= 0) {
                throw invalid();
            }
            return new Cursor(List.of(text.split(String.valueOf(SEPARATOR), -1)));
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw invalid();
        }
    }

    /** The text for the caller; {@code list} is the list's name, which is not in it. */
    public String encoded(String list) {
        String text = String.join(String.valueOf(SEPARATOR), values);
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + utf8.length)
                .putInt(sumOf(list, text))
                .put(utf8)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A sort value that is text. */
    public String text(int index) {
        if (index >= values.size()) {
            throw invalid();
        }
        return values.get(index);
    }

    /** A sort value that is a time. */
    public Instant instant(int index) {
        return read(index, Forms::time);
    }

    /** A sort value that is a day. */
    public LocalDate date(int index) {
        return read(index, Forms::date);
    }

    /** A sort value that is a UUID. */
    public UUID uuid(int index) {
        return read(index, Forms::uuid);
    }

    /** A sort value that is a whole number. */
    public long number(int index) {
        return read(index, Forms::wholeNumber);
    }

    private <T> T read(int index, Function<String, T> reading) {
        try {
            return reading.apply(text(index));
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static int sumOf(String list, String text) {
        CRC32C sum = new CRC32C();
        sum.update((list + SEPARATOR + text).getBytes(StandardCharsets.UTF_8));
        return (int) sum.getValue();
    }

    private static ProblemException invalid() {
        return Problems.INVALID_CURSOR.because(
                "Use nextCursor of the page before, unchanged and on the same list; or leave cursor out to start over.");
    }
}
