package dev.waybill.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Which roles may do what: a bean of the service, one line per endpoint. The first rule that matches decides; what no rule
 * matches is refused.
 */
public final class AccessRules {

    private final List<Rule> rules = new ArrayList<>();

    /** Lets callers who have one of the roles use the method on paths of this pattern ({@code /v1/products/{sku}}). */
    public AccessRules allow(HttpMethod method, String pattern, Role role, Role... more) {
        rules.add(new Rule(matcher(method, pattern), setOf(role, more), false));
        return this;
    }

    /** Lets callers who have one of the roles use every method on paths of this pattern. */
    public AccessRules allow(String pattern, Role role, Role... more) {
        rules.add(new Rule(PathPatternRequestMatcher.pathPattern(pattern), setOf(role, more), false));
        return this;
    }

    /** Lets everybody read paths of this pattern, without a token. */
    public AccessRules allowEverybody(String pattern) {
        rules.add(new Rule(matcher(HttpMethod.GET, pattern), Set.of(), true));
        return this;
    }

    Optional<Rule> ruleFor(HttpServletRequest request) {
        return rules.stream().filter(rule -> rule.matcher().matches(request)).findFirst();
    }

    private static RequestMatcher matcher(HttpMethod method, String pattern) {
        RequestMatcher matcher = PathPatternRequestMatcher.pathPattern(method, pattern);
        return method.equals(HttpMethod.GET)
                ? new OrRequestMatcher(matcher, PathPatternRequestMatcher.pathPattern(HttpMethod.HEAD, pattern))
                : matcher;
    }

    private static Set<Role> setOf(Role first, Role... more) {
        List<Role> roles = new ArrayList<>(List.of(more));
        roles.add(first);
        return Set.copyOf(roles);
    }

    record Rule(RequestMatcher matcher, Set<Role> roles, boolean everybody) {

        boolean admits(Caller caller) {
            return caller.roles().stream().anyMatch(roles::contains);
        }
    }
}
