package dev.waybill.web.testing;

import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The ways to write one path that a filter and a mapping might understand differently. */
enum Spelling {
    PLAIN(path -> path),
    ENCODED(Spelling::encoded),
    ENCODED_TWICE(path -> encoded(path).replace("%", "%25")),
    FIRST_LETTER_ENCODED(Spelling::firstLetterEncoded),
    UPPER_CASE(path -> path.toUpperCase(Locale.ROOT)),
    PATH_PARAMETER(path -> path.replaceFirst("^/[^/]*", "$0;x=1")),
    DOUBLE_SLASH(path -> "/" + path),
    DOT_SEGMENT(path -> "/." + path);

    private static final Pattern FIRST_LETTER = Pattern.compile("[A-Za-z]");

    private final UnaryOperator<String> spell;

    Spelling(UnaryOperator<String> spell) {
        this.spell = spell;
    }

    String of(String path) {
        return spell.apply(path);
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
