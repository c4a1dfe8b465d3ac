package dev.waybill.system.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Makes tokens that look like a real one and must not be accepted. */
public final class TokenForger {

    private static final TypeReference<Map<String, Object>> CLAIMS = new TypeReference<>() {};

    private final Map<String, Object> header;
    private final Map<String, Object> claims;
    private final String genuine;
    private final PrivateKey issuersKey;

    /** A forger who has seen this genuine token, and has got hold of its issuer's key. */
    public TokenForger(String genuine, PrivateKey issuersKey) {
        String[] parts = genuine.split("\\.", -1);
        this.genuine = genuine;
        this.issuersKey = issuersKey;
        this.header = decode(parts[0]);
        this.claims = decode(parts[1]);
    }

    /** The issuer's own token, of an hour that is over. */
    public String expired() {
        Instant anHourAgo = Instant.now().minusSeconds(3600);
        return signed(
                with(with(claims, "exp", anHourAgo.getEpochSecond()), "iat", anHourAgo.getEpochSecond() - 60),
                issuersKey);
    }

    /** The issuer's own token, of tomorrow. */
    public String notYetValid() {
        return signed(with(claims, "nbf", Instant.now().plusSeconds(86_400).getEpochSecond()), issuersKey);
    }

    /** A token that names another issuer. */
    public String ofAnotherIssuer() {
        return signed(with(claims, "iss", "https://issuer.example"), issuersKey);
    }

    /** A token that is meant for somebody else. */
    public String forAnotherAudience() {
        return signed(with(claims, "aud", "another-shop"), issuersKey);
    }

    /** A token that never expires. */
    public String withoutExpiry() {
        Map<String, Object> endless = new LinkedHashMap<>(claims);
        endless.remove("exp");
        return signed(endless, issuersKey);
    }

    /** The right claims, signed with a key that the issuer never had. */
    public String signedWithAnotherKey() {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(2048);
            return signed(claims, keys.generateKeyPair().getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The genuine signature under claims that give more roles. */
    public String withMoreRoles() {
        String[] parts = genuine.split("\\.", -1);
        Map<String, Object> more = with(claims, "roles", new String[] {"operator", "analyst", "customer"});
        return parts[0] + "." + encode(more) + "." + parts[2];
    }

    /** The issuer's own token, with a role that means nothing here. */
    public String withAnUnknownRole() {
        return signed(with(claims, "roles", new String[] {"janitor"}), issuersKey);
    }

    /** The right claims without any signature. */
    public String unsigned() {
        return encode(with(header, "alg", "none")) + "." + encode(claims) + ".";
    }

    /** The right claims, with this public knowledge as the secret of a symmetric signature. */
    public String signedSymmetrically(String publicKey) {
        try {
            String text = encode(with(header, "alg", "HS256")) + "." + encode(claims);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(publicKey.getBytes(UTF_8), "HmacSHA256"));
            return text + "." + encode(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signed(Map<String, Object> payload, PrivateKey key) {
        try {
            String text = encode(header) + "." + encode(payload);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(UTF_8));
            return text + "." + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> with(Map<String, Object> members, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(members);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, Object> decode(String part) {
        return JsonMapper.shared().readValue(Base64.getUrlDecoder().decode(part), CLAIMS);
    }

    private static String encode(Map<String, Object> members) {
        return encode(JsonMapper.shared().writeValueAsBytes(members));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
