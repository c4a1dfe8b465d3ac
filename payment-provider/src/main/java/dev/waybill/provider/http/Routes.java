package dev.waybill.provider.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which handler answers which method on which path; a segment in braces stands for any. */
public final class Routes {

    /** Answers a request; {@code variable} is what stands in the path where the template has braces. */
    @FunctionalInterface
    public interface Handler {
        void answer(Request request, String variable) throws IOException;
    }

    record Route(String method, List<String> template, boolean takesBody, String produces, Handler handler) {

        private Route(String method, String template, boolean takesBody, String produces, Handler handler) {
            this(method, List.of(template.substring(1).split("/", -1)), takesBody, produces, handler);
        }

        boolean matches(List<String> path) {
            if (template.size() != path.size()) {
                return false;
            }
            for (int i = 0; i < path.size(); i++) {
                if (!isVariable(template.get(i)) && !template.get(i).equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }

        String variableIn(List<String> path) {
            for (int i = 0; i < path.size(); i++) {
                if (isVariable(template.get(i))) {
                    return path.get(i);
                }
            }
            return "";
        }

        private static boolean isVariable(String segment) {
            return segment.startsWith("{");
        }
    }

    private static final String JSON = "application/json";

    private final List<Route> routes = new ArrayList<>();

    /** An operation without a body that answers in JSON. */
    public Routes on(String method, String template, Handler handler) {
        routes.add(new Route(method, template, false, JSON, handler));
        return this;
    }

    /** An operation that takes a body and answers, both in JSON. */
    public Routes onBody(String method, String template, Handler handler) {
        routes.add(new Route(method, template, true, JSON, handler));
        return this;
    }

    /** A document of another type. */
    public Routes onDocument(String template, String type, Handler handler) {
        routes.add(new Route("GET", template, false, type, handler));
        return this;
    }

    /** Has the request answered, or says that its path or its method is not served. */
    void answer(Request request) throws IOException {
        List<String> path = request.path();
        List<Route> there = routes.stream().filter(route -> route.matches(path)).toList();
        if (there.isEmpty()) {
            throw Problem.notFound("nothing is at this path");
        }
        Route route = there.stream()
                .filter(some -> some.method().equals(request.method()))
                .findFirst()
                .orElseThrow(() -> Problem.methodNotAllowed(
                        there.stream().map(Route::method).collect(Collectors.toCollection(TreeSet::new))));
        RequestRules.check(request, route);
        route.handler().answer(request, route.variableIn(path));
    }

    /** Each as {@code GET /v1/payments/{id}}. */
    public Set<String> all() {
        return routes.stream()
                .map(route -> route.method() + " /" + String.join("/", route.template()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
