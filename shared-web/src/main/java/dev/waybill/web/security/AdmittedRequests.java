package dev.waybill.web.security;

import dev.waybill.web.problem.Problems;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.InvocableHandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Lets a handler run only for a request that was admitted to it, through whichever filter chain it came: forgotten means
 * closed. Two exceptions: the page of a request that has failed already, and files, which whatever admitted the request may
 * serve. For files that nothing admits, the answer is that of a path with nothing behind it.
 */
final class AdmittedRequests implements HandlerInterceptor {

    private final List<GuardedHandlers> exceptions;

    AdmittedRequests(List<GuardedHandlers> exceptions) {
        this.exceptions = exceptions;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws Exception {
        if (handler instanceof HandlerMethod method && isListOfMethods(method)) {
            throw new HttpRequestMethodNotSupportedException(request.getMethod(), othersThan(request, method));
        }
        if (handler instanceof ResourceHttpRequestHandler) {
            requireForFile(request);
        } else if (!mayRun(request, handler)) {
            throw Problems.FORBIDDEN.because("No access rule admits anybody here.");
        }
        return true;
    }

    /** Spring's own handler of OPTIONS where other methods are served. */
    private static boolean isListOfMethods(HandlerMethod handler) {
        return handler.getBeanType().getEnclosingClass() == RequestMappingInfoHandlerMapping.class;
    }

    private static List<String> othersThan(HttpServletRequest request, HandlerMethod listOfMethods) throws Exception {
        Object headers =
                new InvocableHandlerMethod(listOfMethods).invokeForRequest(new ServletWebRequest(request), null);
        return headers instanceof HttpHeaders listed
                ? listed.getAllow().stream()
                        .map(HttpMethod::name)
                        .filter(name -> !name.equals(request.getMethod()))
                        .sorted()
                        .toList()
                : List.of();
    }

    private boolean mayRun(HttpServletRequest request, Object handler) {
        Class<?> type = handler instanceof HandlerMethod method ? method.getBeanType() : handler.getClass();
        if (ErrorController.class.isAssignableFrom(type)) {
            return request.getDispatcherType() == DispatcherType.ERROR;
        }
        return exceptions.stream()
                .filter(guarded -> guarded.contains(type))
                .findFirst()
                .map(guarded -> guarded.admitted(request))
                .orElseGet(() -> RuleAuthorization.admitted(request));
    }

    private static void requireForFile(HttpServletRequest request) throws NoResourceFoundException {
        if (!Admission.isNoted(request)) {
            String uri = request.getRequestURI();
            throw new NoResourceFoundException(HttpMethod.valueOf(request.getMethod()), uri, uri);
        }
    }
}
