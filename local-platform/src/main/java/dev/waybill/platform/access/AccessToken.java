package dev.waybill.platform.access;

import dev.waybill.platform.PlatformException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** What a bearer token says of its holder; one that no service would accept ends with a {@link PlatformException}. */
public record AccessToken(String subject, List<String> roles, Duration lifetime) {

    /** As every service of a local platform expects it. */
    public static final String ISSUER = "http://localhost/waybill";

    public static final String AUDIENCE = "waybill";

    private static final int LONGEST_SUBJECT = 200;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** What a holder can be. */
    public static final List<String> ROLES = List.of("customer", "operator", "analyst", "metrics");

    public AccessToken {
        roles = roles.stream().distinct().toList();
        if (subject.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new PlatformException("The subject is empty: name one, as in --subject operator.");
        }
        if (subject.length() > LONGEST_SUBJECT || subject.codePoints().anyMatch(AccessToken::isUnfit)) {
            throw new PlatformException(
                    "The subject must have at most " + LONGEST_SUBJECT + " characters, and no control character.");
        }
        if (roles.isEmpty() || !ROLES.containsAll(roles)) {
            throw new PlatformException("There is no role %s; there are customer, operator, analyst and metrics."
                    .formatted(roles.stream()
                            .filter(role -> !ROLES.contains(role))
                            .findFirst()
                            .orElse("at all")));
        }
        if (!lifetime.isPositive()) {
            throw new PlatformException("The token would be over at once: give it an hour or more.");
        }
    }

    private static boolean isUnfit(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    /** The token as a signed JWT (RFC 7519, RS256). */
    public String signedWith(SigningKeys keys, Instant now) {
        SigningKey key = keys.signing(now.plus(lifetime));
        String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":%s}".formatted(quoted(key.kid()));
        String content = encoded(header) + "." + encoded(claims(now));
        return content + "." + BASE64.encodeToString(key.sign(content.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Written by hand: {@link TokenTool} has no library. */
    private String claims(Instant now) {
        return "{\"iss\":%s,\"aud\":[%s],\"sub\":%s,\"roles\":[%s],\"iat\":%d,\"exp\":%d}"
                .formatted(
                        quoted(ISSUER),
                        quoted(AUDIENCE),
                        quoted(subject),
                        roles.stream().map(AccessToken::quoted).collect(Collectors.joining(",")),
                        now.getEpochSecond(),
                        now.plus(lifetime).getEpochSecond());
    }

    private static String quoted(String text) {
        return text.chars().mapToObj(AccessToken::escaped).collect(Collectors.joining("", "\"", "\""));
    }

    private static String escaped(int character) {
        boolean plain = character >= ' ' && character != '"' && character != '\\' && character < 0x7f;
        return plain ? Character.toString(character) : "\\u%04x".formatted(character);
    }

    private static String encoded(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
