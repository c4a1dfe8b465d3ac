package dev.waybill.web.limits;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of a form.
 *
 * @see <a href="https://url.spec.whatwg.org/#urlencoded-parsing">the parsing of application/x-www-form-urlencoded</a>
 */
record Form(Map<String, List<String>> fields) {

    /**
     * Reads a body.
     *
     * @throws IllegalArgumentException if a percent sign is not followed by two hexadecimal digits, or there is a U+0000
     */
    static Form of(byte[] body) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String field : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
            if (!field.isEmpty()) {
                int equals = field.indexOf('=');
                fields.computeIfAbsent(decoded(equals < 0 ? field : field.substring(0, equals)), _ -> new ArrayList<>())
                        .add(equals < 0 ? "" : decoded(field.substring(equals + 1)));
            }
        }
        return new Form(fields);
    }

    private static String decoded(String text) {
        String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
        if (decoded.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("U+0000");
        }
        return decoded;
    }

    /** What the query says, and then what the form says. */
    Map<String, String[]> after(Map<String, String[]> query) {
        Map<String, String[]> all = new LinkedHashMap<>(query);
        fields.forEach((name, values) -> {
            List<String> both = new ArrayList<>(List.of(query.getOrDefault(name, new String[0])));
            both.addAll(values);
            all.put(name, both.toArray(String[]::new));
        });
        return all;
    }
}
