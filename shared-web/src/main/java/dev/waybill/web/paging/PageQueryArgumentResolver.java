package dev.waybill.web.paging;

import dev.waybill.web.problem.ProblemException;
import dev.waybill.web.validation.Forms;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/** Gives controllers the {@link PageQuery}. */
final class PageQueryArgumentResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageQuery.class;
    }

    @Override
    public PageQuery resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        String limit = request.getParameter("limit");
        String cursor = request.getParameter("cursor");
        String list = listOf(request);
        return new PageQuery(
                limit == null ? PageQuery.DEFAULT_LIMIT : limit(limit),
                cursor == null ? null : Cursor.decode(cursor, list),
                list);
    }

    /** A list is known by the pattern of its path. */
    private static String listOf(NativeWebRequest request) {
        return String.valueOf(
                request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST));
    }

    private static int limit(String text) {
        try {
            long limit = Forms.wholeNumber(text);
            if (limit >= 1 && limit <= PageQuery.MAX_LIMIT) {
                return (int) limit;
            }
        } catch (IllegalArgumentException e) {
            throw outOfBounds();
        }
        throw outOfBounds();
    }

    private static ProblemException outOfBounds() {
        return ProblemException.invalid("limit", "must be a whole number from 1 to " + PageQuery.MAX_LIMIT);
    }
}
