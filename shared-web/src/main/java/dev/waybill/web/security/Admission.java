package dev.waybill.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What admitted a request, noted on it; it holds for the address that it was noted for, and for no forward of it. */
record Admission(Object guard, String uri) {

    private static final String NAME = Admission.class.getName();

    static void note(HttpServletRequest request, Object guard) {
        request.setAttribute(NAME, new Admission(guard, request.getRequestURI()));
    }

    static boolean isBy(Object guard, HttpServletRequest request) {
        return isNoted(request) && Objects.equals(of(request), new Admission(guard, request.getRequestURI()));
    }

    /** Whether anything admitted this very request. */
    static boolean isNoted(HttpServletRequest request) {
        @Nullable Admission noted = of(request);
        return noted != null && noted.uri().equals(request.getRequestURI());
    }

    private static @Nullable Admission of(HttpServletRequest request) {
        return request.getAttribute(NAME) instanceof Admission admission ? admission : null;
    }
}
