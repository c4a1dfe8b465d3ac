package dev.waybill.web.strict;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query, in their order.
 *
 * @see <a href="https://url.spec.whatwg.org/#urlencoded-parsing">the parsing of application/x-www-form-urlencoded</a>
 */
record QueryString(List<Parameter> parameters) {

    private static final int HEX = 16;
    private static final int AN_ESCAPE = 3;

    QueryString {
        parameters = List.copyOf(parameters);
    }

    /** One {@code name=value}; without an equals sign the value is empty. */
    record Parameter(String name, String value) {}

    /**
     * Reads what follows the question mark.
     *
     * @throws Malformed if a parameter has no name, or a text is not UTF-8 in percent-encoding
     */
    static QueryString of(@Nullable String raw) throws Malformed {
        List<Parameter> parameters = new ArrayList<>();
        for (String part : Objects.requireNonNullElse(raw, "").split("&", -1)) {
            if (!part.isEmpty()) {
                parameters.add(parameter(part));
            }
        }
        return new QueryString(parameters);
    }

    private static Parameter parameter(String part) throws Malformed {
        int equals = part.indexOf('=');
        String name = decoded(equals < 0 ? part : part.substring(0, equals));
        if (name.isEmpty()) {
            throw new Malformed("A parameter of the query has no name: write name=value.");
        }
        return new Parameter(name, equals < 0 ? "" : decoded(part.substring(equals + 1)));
    }

    private static String decoded(String text) throws Malformed {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '%') {
                bytes.write(escaped(text, i));
                i += AN_ESCAPE - 1;
            } else {
                bytes.write(character == '+' ? ' ' : character);
            }
        }
        try {
            String decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
            if (decoded.indexOf('\0') >= 0) {
                throw new Malformed("A parameter of the query contains the character U+0000.");
            }
            return decoded;
        } catch (CharacterCodingException e) {
            throw new Malformed("A parameter of the query is not UTF-8.");
        }
    }

    private static int escaped(String text, int percent) throws Malformed {
        int end = percent + AN_ESCAPE;
        int first = end > text.length() ? -1 : Character.digit(text.charAt(percent + 1), HEX);
        int second = end > text.length() ? -1 : Character.digit(text.charAt(percent + 2), HEX);
        if (first < 0 || second < 0) {
            throw new Malformed("A percent sign in the query is not followed by two hexadecimal digits.");
        }
        return first * HEX + second;
    }

    /** It cannot be read; the message says why, to the caller. */
    static final class Malformed extends Exception {
        Malformed(String detail) {
            super(detail);
        }
    }
}
