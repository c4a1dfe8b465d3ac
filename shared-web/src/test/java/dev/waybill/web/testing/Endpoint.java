package dev.waybill.web.testing;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/** A method and a pattern that a running service has a handler for, and a path that stands for all that match. */
record Endpoint(String method, String pattern, String path, Kind kind) {

    static final Comparator<Endpoint> BY_PATTERN = Comparator.comparing(Endpoint::pattern)
            .thenComparing(Endpoint::path)
            .thenComparing(Endpoint::method);

    private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)+");
    private static final List<String> EVERY_METHOD = List.of("GET", "POST", "PUT", "DELETE");

    enum Kind {
        HANDLER,
        FILES,
        ERROR_PAGE
    }

    Endpoint(String method, String pattern, Kind kind) {
        this(method, pattern, sampleOf(pattern), kind);
    }

    private static String sampleOf(String pattern) {
        return pattern.replace("/**", "/sample").replace("*", "").replaceAll("\\{[^/]+}", "X-1");
    }

    /** Method and pattern, or the path where it is a certain one; without versions of libraries. */
    @Override
    public String toString() {
        String shown = path.equals(sampleOf(pattern)) ? pattern : path;
        return "%-6s %s".formatted(method, VERSION.matcher(shown).replaceAll("{version}"));
    }

    /** All endpoints of all mappings that the service has answered its first request with. */
    static List<Endpoint> of(ApplicationContext service) {
        Collection<HandlerMapping> mappings =
                service.getBean(DispatcherServlet.class).getHandlerMappings();
        if (mappings == null) {
            throw new IllegalStateException("send a request first: the mappings are found at the first one");
        }
        return mappings.stream()
                .flatMap(Endpoint::of)
                .distinct()
                .sorted(BY_PATTERN)
                .toList();
    }

    private static Stream<Endpoint> of(HandlerMapping mapping) {
        return switch (mapping) {
            case RequestMappingInfoHandlerMapping methods ->
                methods.getHandlerMethods().entrySet().stream()
                        .flatMap(mapped -> of(mapped.getKey(), mapped.getValue()));
            case AbstractUrlHandlerMapping urls ->
                urls.getHandlerMap().entrySet().stream().flatMap(mapped -> of(mapped.getKey(), mapped.getValue()));
            case RouterFunctionMapping routes when routes.getRouterFunction() == null -> Stream.of();
            default -> throw new IllegalStateException("what does this map? " + mapping);
        };
    }

    private static Stream<Endpoint> of(RequestMappingInfo info, HandlerMethod handler) {
        List<String> methods = info.getMethodsCondition().getMethods().stream()
                .map(RequestMethod::name)
                .toList();
        Kind kind = ErrorController.class.isAssignableFrom(handler.getBeanType()) ? Kind.ERROR_PAGE : Kind.HANDLER;
        return info.getPatternValues().stream()
                .flatMap(pattern -> (methods.isEmpty() ? EVERY_METHOD : methods)
                        .stream().map(method -> new Endpoint(method, pattern.isEmpty() ? "/" : pattern, kind)));
    }

    private static Stream<Endpoint> of(String pattern, Object handler) {
        return handler instanceof ResourceHttpRequestHandler
                ? Stream.of(new Endpoint("GET", pattern, Kind.FILES))
                : EVERY_METHOD.stream().map(method -> new Endpoint(method, pattern, Kind.HANDLER));
    }
}
