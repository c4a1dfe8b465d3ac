package dev.waybill.web.preference;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code Prefer} of a request; a controller method takes it as a parameter. A preference is never refused: one
 * that is unknown, or whose value is not understood, is left out.
 *
 * @param longestWait how long the caller would wait for the outcome; {@code null} if it does not say so
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7240">RFC 7240</a>
 */
public record Preferences(@Nullable Duration longestWait) {

    public static final String HEADER = "Prefer";
    public static final String APPLIED = "Preference-Applied";

    private static final Pattern PREFERENCE =
            Pattern.compile("\\s*(?<name>[^\\s=;]+)\\s*(=\\s*(?<value>[^\\s;]*)\\s*)?(;.*)?");
    private static final Pattern SECONDS = Pattern.compile("(?<quote>\"?)(?<seconds>[0-9]+)\\k<quote>");
    private static final BigInteger FOR_EVER = BigInteger.valueOf(Integer.MAX_VALUE);

    /** Of a preference that is there several times, the first counts. */
    static Preferences of(List<String> headers) {
        return new Preferences(preferences(String.join(",", headers))
                .filter(preference -> preference.group("name").equalsIgnoreCase("wait"))
                .findFirst()
                .flatMap(Preferences::duration)
                .orElse(null));
    }

    private static Stream<Matcher> preferences(String header) {
        return elements(header).stream().map(PREFERENCE::matcher).filter(Matcher::matches);
    }

    /** What stands between commas; those in quotes do not count. */
    private static List<String> elements(String header) {
        List<String> elements = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int index = 0; index < header.length(); index++) {
            char next = header.charAt(index);
            if (quoted && next == '\\') {
                index++;
            } else if (next == '"') {
                quoted = !quoted;
            } else if (next == ',' && !quoted) {
                elements.add(header.substring(start, index));
                start = index + 1;
            }
        }
        elements.add(header.substring(start));
        return elements;
    }

    private static Optional<Duration> duration(Matcher preference) {
        String value = preference.group("value");
        Matcher seconds = SECONDS.matcher(value == null ? "" : value);
        return seconds.matches()
                ? Optional.of(Duration.ofSeconds(
                        new BigInteger(seconds.group("seconds")).min(FOR_EVER).intValue()))
                : Optional.empty();
    }
}
