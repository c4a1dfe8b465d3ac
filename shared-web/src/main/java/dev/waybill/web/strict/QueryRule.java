package dev.waybill.web.strict;

import dev.waybill.web.paging.PageQuery;
import dev.waybill.web.problem.InvalidField;
import dev.waybill.web.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.HandlerMethod;

/** A parameter of the query is one that the operation knows, stands once and has a value: the rule of bodies. */
final class QueryRule {

    private QueryRule() {}

    static void check(QueryString query, HandlerMethod handler) {
        List<InvalidField> errors = new ArrayList<>();
        Set<String> known = namesOf(handler);
        Set<String> seen = new HashSet<>();
        for (QueryString.Parameter parameter : query.parameters()) {
            String name = parameter.name();
            if (!known.contains(name) && !readsItself(handler)) {
                errors.add(new InvalidField(name, "is not known here" + listOf(known)));
            } else if (!seen.add(name)) {
                errors.add(new InvalidField(name, "must stand only once"));
            } else if (parameter.value().isBlank()) {
                errors.add(new InvalidField(name, "must not be empty: leave it out"));
            } else if (!parameter.value().equals(parameter.value().strip())) {
                errors.add(new InvalidField(name, "must not begin or end with a blank"));
            }
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }

    private static String listOf(Set<String> known) {
        return known.isEmpty() ? "" : "; known are " + String.join(", ", known);
    }

    /** Such a handler names its parameters nowhere and refuses what it does not understand by itself. */
    private static boolean readsItself(HandlerMethod handler) {
        return parametersOf(handler).stream().anyMatch(parameter -> parameter.getParameterType() == WebRequest.class);
    }

    private static Set<String> namesOf(HandlerMethod handler) {
        Set<String> names = new TreeSet<>();
        for (MethodParameter parameter : parametersOf(handler)) {
            RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
            if (annotation != null) {
                names.add(annotation.name().isEmpty() ? nameOf(parameter) : annotation.name());
            } else if (parameter.getParameterType() == PageQuery.class) {
                names.addAll(PageQuery.PARAMETERS);
            }
        }
        return names;
    }

    private static List<MethodParameter> parametersOf(HandlerMethod handler) {
        return Arrays.asList(handler.getMethodParameters());
    }

    private static String nameOf(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
        return String.valueOf(parameter.getParameterName());
    }
}
