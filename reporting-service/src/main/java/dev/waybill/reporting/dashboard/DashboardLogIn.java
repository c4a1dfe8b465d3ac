package dev.waybill.reporting.dashboard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Knows the one person that may look at the dashboard. */
@Component
class DashboardLogIn implements AuthenticationProvider {

    static final String AUTHORITY = "ROLE_DASHBOARD";

    private final DashboardProperties properties;
    private final FailedLogIns failedLogIns;

    DashboardLogIn(DashboardProperties properties, FailedLogIns failedLogIns) {
        this.properties = properties;
        this.failedLogIns = failedLogIns;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        if (!properties.logInIsPossible()) {
            throw new DisabledException("no password is configured");
        }
        if (!(attempt.getDetails() instanceof Origin origin)) {
            throw new AuthenticationServiceException("an attempt from nowhere");
        }
        if (!failedLogIns.attempt(origin)) {
            throw new LockedException("too many failures from " + origin);
        }
        if (!matches(attempt)) {
            throw new BadCredentialsException("wrong name or password");
        }
        failedLogIns.succeeded(origin);
        return UsernamePasswordAuthenticationToken.authenticated(
                properties.username(), null, List.of(new SimpleGrantedAuthority(AUTHORITY)));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    // Both at once, in a time that does not reveal how much of them was right.
    private boolean matches(Authentication attempt) {
        return sameText(
                properties.username() + '\0' + properties.password(),
                attempt.getName() + '\0' + attempt.getCredentials());
    }

    private static boolean sameText(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
