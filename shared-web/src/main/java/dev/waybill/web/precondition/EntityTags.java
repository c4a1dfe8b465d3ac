package dev.waybill.web.precondition;

import dev.waybill.web.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the entity tags that a header lists. */
public final class EntityTags {

    /** Stands for every entity tag. */
    public static final String ANY = "*";

    static final String WEAK = "W/";

    private static final Pattern TAG =
            Pattern.compile("[\\s,]*(?<tag>(W/)?\"[\\x21\\x23-\\x7E\\x80-\\xFF]*\")\\s*(,[\\s,]*|$)");

    private EntityTags() {}

    /**
     * The tags with their quotes, or {@code *}; none if the header is not there.
     *
     * @throws ProblemException 400 if it is there and cannot be read
     */
    public static List<String> of(HttpServletRequest request, String header) {
        List<String> lines = Collections.list(request.getHeaders(header));
        return lines.isEmpty() ? List.of() : parsed(header, String.join(",", lines));
    }

    /** Whether one of them is this tag or stands for it, by the weak comparison of {@code If-None-Match}. */
    public static boolean haveWeakly(List<String> tags, String tag) {
        return tags.stream().anyMatch(one -> one.equals(ANY) || opaque(one).equals(opaque(tag)));
    }

    private static String opaque(String tag) {
        return tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
    }

    private static List<String> parsed(String header, String text) {
        if (text.strip().equals(ANY)) {
            return List.of(ANY);
        }
        List<String> tags = new ArrayList<>();
        Matcher tag = TAG.matcher(text);
        int end = 0;
        while (end < text.length() && tag.find(end) && tag.start() == end) {
            tags.add(tag.group("tag"));
            end = tag.end();
        }
        if (tags.isEmpty() || end < text.length()) {
            throw ProblemException.invalid(header, "must be * or entity tags in double quotes, such as \"3\"");
        }
        return List.copyOf(tags);
    }
}
