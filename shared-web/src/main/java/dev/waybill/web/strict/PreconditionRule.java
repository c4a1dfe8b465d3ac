package dev.waybill.web.strict;

import dev.waybill.web.precondition.EntityTags;
import dev.waybill.web.precondition.Preconditions;
import dev.waybill.web.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.method.HandlerMethod;

/** A precondition holds or the request is refused; one that the operation cannot compare is refused as well. */
final class PreconditionRule {

    private PreconditionRule() {}

    static void check(HttpServletRequest request, HandlerMethod handler) {
        boolean compares = Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == Preconditions.class);
        checkTags(request, HttpHeaders.IF_MATCH, compares);
        checkTags(request, HttpHeaders.IF_NONE_MATCH, compares || isTagged(handler));
        if (request.getHeader(HttpHeaders.IF_MATCH) == null) {
            refuse(request, HttpHeaders.IF_UNMODIFIED_SINCE, "is not supported: use If-Match");
        }
        refuse(request, HttpHeaders.CONTENT_RANGE, "is not supported: send the body whole");
    }

    private static boolean isTagged(HandlerMethod handler) {
        Class<?> answer = handler.getMethod().getReturnType();
        return handler.hasMethodAnnotation(GetMapping.class)
                && (answer == ResponseEntity.class || answer == DeferredResult.class);
    }

    private static void checkTags(HttpServletRequest request, String header, boolean supported) {
        if (supported) {
            EntityTags.of(request, header);
        } else {
            refuse(request, header, "is not supported here: leave it out");
        }
    }

    private static void refuse(HttpServletRequest request, String header, String message) {
        if (request.getHeader(header) != null) {
            throw ProblemException.invalid(header, message);
        }
    }
}
