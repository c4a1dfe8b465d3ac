package dev.waybill.web.strict;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Keeps a path that is mapped by its name from one with a variable: where only {@code POST /v1/things/search} is mapped beside
 * {@code GET /v1/things/{id}}, {@code GET /v1/things/search} is a method that is not served (405), and no id.
 */
final class NamedPathsFirst extends RequestMappingHandlerMapping {

    private Set<String> named = Set.of();

    @Override
    public void afterPropertiesSet() {
        super.afterPropertiesSet();
        named = getHandlerMethods().keySet().stream()
                .flatMap(info -> info.getDirectPaths().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
        return concerns(info, ServletRequestPathUtils.getCachedPathValue(request))
                ? super.getMatchingMapping(info, request)
                : null;
    }

    @Override
    protected @Nullable HandlerMethod handleNoMatch(
            Set<RequestMappingInfo> infos, String path, HttpServletRequest request) throws ServletException {
        Set<RequestMappingInfo> concerned =
                infos.stream().filter(info -> concerns(info, path)).collect(Collectors.toSet());
        return super.handleNoMatch(concerned, path, request);
    }

    private boolean concerns(RequestMappingInfo info, String path) {
        return !named.contains(path) || info.getDirectPaths().contains(path);
    }
}
