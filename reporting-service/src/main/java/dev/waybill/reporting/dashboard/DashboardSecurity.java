package dev.waybill.reporting.dashboard;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.util.InvalidMimeTypeException;

/** The dashboard's own way in: a form and a session, for browsers only. The REST API keeps to bearer tokens. */
@Configuration(proxyBeanMethods = false)
class DashboardSecurity {

    static final String LOG_IN = "/login";

    private static final List<String> PAGES =
            List.of("/", "/live", "/orders/", LOG_IN, "/logout", "/assets/", "/webjars/");
    private static final List<String> API = List.of("/v1/", "/actuator", "/v3/api-docs", "/swagger-ui");
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    // A manager of its own: as a provider it would be asked again by the parent, and count each failure twice.
    @Bean
    @Order(10)
    SecurityFilterChain dashboard(HttpSecurity http, DashboardLogIn logIn) {
        return http.securityMatcher(DashboardSecurity::isForDashboard)
                .authenticationManager(new ProviderManager(logIn))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(LOG_IN, "/assets/**", "/webjars/**")
                        .permitAll()
                        .anyRequest()
                        .hasAuthority(DashboardLogIn.AUTHORITY))
                .formLogin(form -> form.loginPage(LOG_IN)
                        .defaultSuccessUrl("/", true)
                        .failureHandler((request, response, failure) ->
                                response.sendRedirect(request.getContextPath() + LOG_IN + "?" + reason(failure))))
                .logout(logout -> logout.logoutSuccessUrl(LOG_IN + "?goodbye"))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(
                                (request, response, _) -> sendToLogIn(request, response, ""))
                        .accessDeniedHandler((request, response, _) -> sendToLogIn(request, response, "?expired")))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    static boolean isForDashboard(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        boolean page = PAGES.stream()
                .anyMatch(p -> p.equals(path) || (p.length() > 1 && p.endsWith("/") && path.startsWith(p)));
        return page || isFromBrowser(request);
    }

    /** Whether a person waits for the answer: then even what is not there gets a page. */
    static boolean isFromBrowser(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return API.stream().noneMatch(path::startsWith) && acceptsHtml(request.getHeader(HttpHeaders.ACCEPT));
    }

    private static boolean acceptsHtml(@Nullable String accept) {
        try {
            return accept != null && MediaType.parseMediaTypes(accept).contains(MediaType.TEXT_HTML);
        } catch (InvalidMimeTypeException e) {
            return false;
        }
    }

    private static void sendToLogIn(HttpServletRequest request, HttpServletResponse response, String why)
            throws IOException {
        String page = request.getContextPath() + LOG_IN + why;
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", page);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.sendRedirect(page);
        }
    }

    private static String reason(AuthenticationException failure) {
        return switch (failure) {
            case DisabledException _ -> "disabled";
            case LockedException _ -> "wait";
            default -> "wrong";
        };
    }
}
