package dev.waybill.reporting.dashboard;

import dev.waybill.web.limits.FormBodies;
import dev.waybill.web.security.GuardedHandlers;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;

/** The dashboard's own way in: a form and a session, for browsers only. The REST API keeps to bearer tokens. */
@Configuration(proxyBeanMethods = false)
class DashboardSecurity {

    static final String LOG_IN = "/login";

    private static final String[] PUBLIC = {LOG_IN, "/assets/**", "/webjars/htmx.org/**"};
    private static final String[] FOR_THE_LOGGED_IN = {"/", "/live", "/stock", "/orders/**", "/logout"};
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    GuardedHandlers dashboardHandlers() {
        return new GuardedHandlers(DashboardController.class);
    }

    // A manager of its own: as a provider it would be called again by the parent, and count each failure twice.
    @Bean
    @Order(10)
    SecurityFilterChain dashboard(
            HttpSecurity http,
            DashboardLogIn logIn,
            KnownBrowsers knownBrowsers,
            FormBodies forms,
            GuardedHandlers dashboardHandlers) {
        return http.securityMatchers(pages -> pages.requestMatchers(PUBLIC).requestMatchers(FOR_THE_LOGGED_IN))
                .addFilterBefore(forms.reader(), CsrfFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(formTokens()))
                .authenticationManager(new ProviderManager(logIn))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(PUBLIC)
                        .access(dashboardHandlers.everybody())
                        .anyRequest()
                        .access(dashboardHandlers.having(DashboardLogIn.AUTHORITY)))
                .formLogin(form -> form.loginPage(LOG_IN)
                        .authenticationDetailsSource(knownBrowsers::originOf)
                        .successHandler((request, response, _) -> {
                            knownBrowsers.remember(request, response);
                            response.sendRedirect(request.getContextPath() + "/");
                        })
                        .failureHandler((request, response, failure) ->
                                response.sendRedirect(request.getContextPath() + LOG_IN + "?" + reason(failure))))
                .logout(logout -> logout.logoutSuccessUrl(LOG_IN + "?goodbye"))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(DashboardSecurity::sendToLogIn)
                        .accessDeniedHandler(DashboardSecurity::sendBack))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    /** In a cookie and not in a session, which a stranger would get for nothing. */
    private static CookieCsrfTokenRepository formTokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("WAYBILL_FORM");
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Strict"));
        return tokens;
    }

    /** A page requests its parts by htmx: whoever has it was logged in. A stranger needs no explanation. */
    private static void sendToLogIn(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        String page = request.getContextPath() + LOG_IN;
        if (request.getHeader("HX-Request") == null) {
            response.sendRedirect(page);
        } else {
            response.setHeader("HX-Redirect", request.getRequestedSessionId() == null ? page : page + "?expired");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    /** The token of a form was missing or old: nothing was done, and whoever is logged in still is. */
    private static void sendBack(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException {
        response.sendRedirect(request.getContextPath() + (isLoggedIn() ? "/" : LOG_IN) + "?stale");
    }

    private static boolean isLoggedIn() {
        @Nullable Authentication user = SecurityContextHolder.getContext().getAuthentication();
        return user != null
                && user.getAuthorities().stream()
                        .anyMatch(authority -> DashboardLogIn.AUTHORITY.equals(authority.getAuthority()));
    }

    private static String reason(AuthenticationException failure) {
        return switch (failure) {
            case DisabledException _ -> "disabled";
            case LockedException _ -> "wait";
            default -> "wrong";
        };
    }
}
