package dev.waybill.web.idempotency;

import dev.waybill.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers the {@link IdempotencyKey}: the draft's quoted string, or the bare one that most clients send. */
final class IdempotencyKeyArgumentResolver implements HandlerMethodArgumentResolver {

    private static final Pattern FORM =
            Pattern.compile("\"([\\x21\\x23-\\x5B\\x5D-\\x7E]{1,255})\"|([\\x21\\x23-\\x5B\\x5D-\\x7E]{1,255})");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IdempotencyKey.class;
    }

    @Override
    public IdempotencyKey resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        String[] headers = request.getHeaderValues(IdempotencyKey.HEADER);
        if (headers == null || headers.length == 0 || headers[0].isBlank()) {
            throw Problems.IDEMPOTENCY_KEY_MISSING.because(
                    "Send a header Idempotency-Key, such as a new UUID; repeat it when you repeat the request.");
        }
        Matcher matcher = FORM.matcher(headers[0].strip());
        if (headers.length > 1 || !matcher.matches()) {
            throw Problems.IDEMPOTENCY_KEY_INVALID.because(
                    "Send one Idempotency-Key of 1 to 255 printable ASCII characters, without blanks or quotes in it.");
        }
        String value = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return new IdempotencyKey(value, operationOf(request));
    }

    private static String operationOf(NativeWebRequest request) {
        HttpServletRequest http = request.getNativeRequest(HttpServletRequest.class);
        return http == null ? "" : http.getMethod() + " " + http.getRequestURI();
    }
}
