package dev.waybill.reporting.dashboard;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * Who may log in to the dashboard, and what it points to.
 *
 * @param username the name to log in with
 * @param password the password to log in with; without it nobody can
 * @param orderServiceUrl where orders are placed, for the advice on an empty dashboard
 */
@ConfigurationProperties("waybill.dashboard")
record DashboardProperties(
        @DefaultValue("analyst") String username,
        @Nullable String password,
        @DefaultValue("http://localhost:8081") String orderServiceUrl) {

    boolean logInIsPossible() {
        return StringUtils.hasText(password);
    }
}
