package dev.waybill.web.security;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;

/** For tests: what the access rules of a running service say. */
public final class RulesInForce {

    /** Whom a rule admits that needs no token. */
    public static final String EVERYBODY = "everybody";

    private final List<AccessRules> rules;

    public RulesInForce(ApplicationContext service) {
        this.rules = service.getBeanProvider(AccessRules.class).orderedStream().toList();
    }

    /** The roles that may use the method on the path, {@link #EVERYBODY}, or nothing where no rule matches. */
    public Optional<List<String>> whoMay(String method, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        return rules.stream()
                .flatMap(some -> some.ruleFor(request).stream())
                .findFirst()
                .map(rule -> rule.everybody()
                        ? List.of(EVERYBODY)
                        : rule.roles().stream().map(Role::claim).sorted().collect(Collectors.toList()));
    }
}
