package dev.waybill.web.testing;

import java.util.Locale;
import java.util.regex.Pattern;

/** The ways to write one path that a filter and a mapping might understand differently. */
enum Spelling {
    PLAIN,
    ENCODED,
    ENCODED_TWICE,
    FIRST_LETTER_ENCODED,
    UPPER_CASE,
    PATH_PARAMETER,
    DOUBLE_SLASH,
    DOT_SEGMENT;

    private static final Pattern FIRST_LETTER = Pattern.compile("[A-Za-z]");

    String of(String path) {
        return switch (this) {
            case PLAIN -> path;
            case ENCODED -> encoded(path);
            case ENCODED_TWICE -> encoded(path).replace("%", "%25");
            case FIRST_LETTER_ENCODED -> firstLetterEncoded(path);
            case UPPER_CASE -> path.toUpperCase(Locale.ROOT);
            case PATH_PARAMETER -> path.replaceFirst("^/[^/]*", "$0;x=1");
            case DOUBLE_SLASH -> "/" + path;
            case DOT_SEGMENT -> "/." + path;
        };
    }

    private static String firstLetterEncoded(String path) {
        return FIRST_LETTER.matcher(path).replaceFirst(letter -> encoded(letter.group()));
    }

    private static String encoded(String path) {
        StringBuilder encoded = new StringBuilder();
        path.chars()
                .forEach(c ->
                        encoded.append(Character.isLetterOrDigit(c) ? "%%%02x".formatted(c) : Character.toString(c)));
        return encoded.toString();
    }
}
