package dev.waybill.web.testing;

import dev.waybill.web.security.RulesInForce;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Who is admitted where: by the access rules, or by a chain of the service's own. */
final class AccessTable {

    private static final String SESSION = "session";

    private final RulesInForce rules;
    private final Map<String, String> guarded;

    /**
     * @param guarded the patterns that a chain of the service's own guards, and whom it admits: {@code session} or {@code
     *     everybody}
     */
    AccessTable(RulesInForce rules, Map<String, String> guarded) {
        this.rules = rules;
        this.guarded = guarded;
    }

    record Admitted(List<String> who) {

        boolean none() {
            return who.isEmpty();
        }

        boolean bySession() {
            return who.contains(SESSION);
        }

        boolean includes(Credential credential) {
            return who.contains(RulesInForce.EVERYBODY)
                    || who.contains(credential.name().toLowerCase(Locale.ROOT));
        }

        @Override
        public String toString() {
            return none() ? "nobody" : String.join(", ", who);
        }
    }

    /** Who may use the method on the path as it is written in a request line. */
    Admitted forPath(String method, String path) {
        return guarded.entrySet().stream()
                .filter(entry -> pattern(entry.getKey()).matches(PathContainer.parsePath(path)))
                .findFirst()
                .map(entry -> new Admitted(List.of(entry.getValue())))
                .orElseGet(() -> new Admitted(rules.whoMay(method, path).orElse(List.of())));
    }

    private static PathPattern pattern(String pattern) {
        return PathPatternParser.defaultInstance.parse(pattern);
    }
}
