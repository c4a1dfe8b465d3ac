package dev.waybill.messaging.laws;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** Believes callers who they are; an application looks at their tokens. */
final class Callers extends OncePerRequestFilter {

    static final String HEADER = "caller";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public @Nullable Principal getUserPrincipal() {
                        @Nullable String caller = getHeader(HEADER);
                        return caller == null ? null : () -> caller;
                    }
                },
                response);
    }
}
