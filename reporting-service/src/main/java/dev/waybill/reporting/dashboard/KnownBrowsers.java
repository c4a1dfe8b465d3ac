package dev.waybill.reporting.dashboard;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Browsers that have logged in before have a cookie that says so. It opens nothing: it only lets their attempts be counted
 * apart from those of strangers. Its key is made of the password, so that it outlives restarts and ends with the password.
 *
 * @see <a href="https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies">OWASP, device cookies</a>
 */
@Component
class KnownBrowsers {

    static final String COOKIE = "WAYBILL_BROWSER";

    private static final Duration REMEMBERED = Duration.ofDays(180);
    private static final String MAC = "HmacSHA256";
    private static final int ITERATIONS = 200_000;
    private static final int KEY_BITS = 256;

    private final DashboardProperties properties;
    private @Nullable Key key;

    KnownBrowsers(DashboardProperties properties) {
        this.properties = properties;
    }

    /** Where the request comes from. */
    Origin originOf(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return new Origin(
                Objects.requireNonNullElse(request.getRemoteAddr(), "unknown"),
                cookie == null ? null : browserIn(cookie.getValue()));
    }

    /** The browser of this request has logged in. */
    void remember(HttpServletRequest request, HttpServletResponse response) {
        if (!originOf(request).isKnown()) {
            String browser = UUID.randomUUID().toString();
            ResponseCookie cookie = ResponseCookie.from(COOKIE, browser + "." + signatureOf(browser))
                    .path(request.getContextPath() + DashboardSecurity.LOG_IN)
                    .maxAge(REMEMBERED)
                    .httpOnly(true)
                    .secure(request.isSecure())
                    .sameSite("Strict")
                    .build();
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        }
    }

    private @Nullable String browserIn(@Nullable String value) {
        int dot = value == null ? -1 : value.lastIndexOf('.');
        if (value == null || dot < 0 || !properties.logInIsPossible()) {
            return null;
        }
        String browser = value.substring(0, dot);
        return MessageDigest.isEqual(bytes(signatureOf(browser)), bytes(value.substring(dot + 1))) ? browser : null;
    }

    private String signatureOf(String browser) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(bytes(browser)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Slow to make: whoever has a cookie must not be able to try passwords on it. */
    private synchronized Key key() throws GeneralSecurityException {
        Key made = key;
        if (made == null) {
            PBEKeySpec spec = new PBEKeySpec(
                    Objects.requireNonNull(properties.password()).toCharArray(),
                    bytes("known browsers of " + properties.username()),
                    ITERATIONS,
                    KEY_BITS);
            made = new SecretKeySpec(
                    SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(spec)
                            .getEncoded(),
                    MAC);
            key = made;
        }
        return made;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
