package dev.waybill.web.paging;

import dev.waybill.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

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
        String cursor = request.getParameter("cursor");
        return new PageQuery(
                limit(request.getParameter("limit")),
                cursor == null || cursor.isEmpty() ? null : Cursor.decode(cursor));
    }

    private static int limit(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return PageQuery.DEFAULT_LIMIT;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= PageQuery.MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw outOfBounds();
        }
        throw outOfBounds();
    }

    private static ProblemException outOfBounds() {
        return ProblemException.invalid("limit", "must be a whole number from 1 to " + PageQuery.MAX_LIMIT);
    }
}
