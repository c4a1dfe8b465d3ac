package dev.waybill.reporting.dashboard;

import dev.waybill.web.problem.ProblemException;
import dev.waybill.web.security.GuardedHandlers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Answers a person's browser with a page where a program would get a problem detail. */
@Component
class BrowserErrors implements HandlerExceptionResolver, Ordered {

    private static final Logger log = LoggerFactory.getLogger(BrowserErrors.class);

    private final GuardedHandlers dashboard;

    BrowserErrors(GuardedHandlers dashboard) {
        this.dashboard = dashboard;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (!dashboard.admitted(request) || !acceptsHtml(request.getHeader(HttpHeaders.ACCEPT))) {
            return null;
        }
        HttpStatusCode status = switch (failure) {
            case ProblemException problem ->
                HttpStatusCode.valueOf(problem.type().status());
            case ErrorResponse known -> known.getStatusCode();
            case TypeMismatchException _ -> HttpStatus.NOT_FOUND;
            default -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
        if (status.is5xxServerError()) {
            log.error("could not show {}", request.getRequestURI(), failure);
        }
        if (failure instanceof ErrorResponse known) {
            known.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        }
        return new ModelAndView("error", Map.of("status", status.value()), status);
    }

    private static boolean acceptsHtml(@Nullable String accept) {
        try {
            return accept != null && MediaType.parseMediaTypes(accept).contains(MediaType.TEXT_HTML);
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
