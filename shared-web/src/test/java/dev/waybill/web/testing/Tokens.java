package dev.waybill.web.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;

/** Bearer tokens for requests of tests; good and bad ones. The services take them with {@link TestTokens}. */
public final class Tokens {

    public static final String ISSUER = "http://localhost/waybill";
    public static final String AUDIENCE = "waybill";

    private static final KeyPair OURS = newKeyPair();
    private static final KeyPair OTHERS = newKeyPair();
    private static final Path KEY_SET = write(jwkSet());

    private Tokens() {}

    /** A token of somebody who runs the platform. */
    public static String forOperator() {
        return forSubject("operator-1", "operator");
    }

    /** A token of somebody who reads reports. */
    public static String forAnalyst() {
        return forSubject("analyst-1", "analyst");
    }

    /** A token of this customer. */
    public static String forCustomer(String customerId) {
        return forSubject(customerId, "customer");
    }

    /** A good token of this subject with these roles. */
    public static String forSubject(String subject, String... roles) {
        return signed(claims(subject, roles).build(), OURS);
    }

    /** A token whose roles are one text and no list. */
    public static String withRolesAsText() {
        return signed(claims("operator-1").claim("roles", "operator").build(), OURS);
    }

    /** An operator's token that expired an hour ago. */
    public static String expired() {
        return signed(
                claims("operator-1", "operator")
                        .issueTime(Date.from(Instant.now().minus(Duration.ofHours(2))))
                        .expirationTime(Date.from(Instant.now().minus(Duration.ofHours(1))))
                        .build(),
                OURS);
    }

    /** An operator's token that never expires. */
    public static String withoutExpiry() {
        return signed(claims("operator-1", "operator").expirationTime(null).build(), OURS);
    }

    /** An operator's token that another issuer gave out, with our key. */
    public static String fromOtherIssuer() {
        return fromIssuer("https://elsewhere.example");
    }

    /** An operator's token that this issuer gave out, with our key. */
    public static String fromIssuer(String issuer) {
        return signed(claims("operator-1", "operator").issuer(issuer).build(), OURS);
    }

    /** An operator's token that this issuer gave out, with our key, until then. */
    public static String expiringAt(String issuer, Instant expiry) {
        return signed(
                claims("operator-1", "operator")
                        .issuer(issuer)
                        .issueTime(Date.from(expiry.minus(Duration.ofHours(1))))
                        .expirationTime(Date.from(expiry))
                        .build(),
                OURS);
    }

    /** The public key as an issuer publishes it. */
    public static String jwkSet() {
        return new JWKSet(new RSAKey.Builder((RSAPublicKey) OURS.getPublic()).build()).toString();
    }

    /** An operator's token for another system. */
    public static String forOtherAudience() {
        return signed(claims("operator-1", "operator").audience("elsewhere").build(), OURS);
    }

    /** An operator's token that is signed with another key. */
    public static String signedByAnotherKey() {
        return signed(claims("operator-1", "operator").build(), OTHERS);
    }

    /** An operator's token that is not signed at all ({@code alg=none}). */
    public static String unsigned() {
        return new PlainJWT(claims("operator-1", "operator").build()).serialize();
    }

    /** An operator's token that is signed with our public key as a shared secret (HS256), a classic forgery. */
    public static String signedWithThePublicKeyAsSecret() {
        try {
            return serialized(
                    claims("operator-1", "operator").build(),
                    JWSAlgorithm.HS256,
                    new MACSigner(pem().getBytes(StandardCharsets.UTF_8)));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The file with the public key, for {@code waybill.security.key-set-location}. */
    public static Path keySetFile() {
        return KEY_SET;
    }

    private static JWTClaimsSet.Builder claims(String subject, String... roles) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(subject)
                .claim("roles", List.of(roles))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))));
    }

    private static String signed(JWTClaimsSet claims, KeyPair keys) {
        return serialized(claims, JWSAlgorithm.RS256, new RSASSASigner(keys.getPrivate()));
    }

    private static String serialized(JWTClaimsSet claims, JWSAlgorithm algorithm, JWSSigner signer) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader(algorithm), claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair newKeyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    private static String pem() {
        String encoded = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(OURS.getPublic().getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + encoded + "\n-----END PUBLIC KEY-----\n";
    }

    private static Path write(String keySet) {
        try {
            Path file = Files.createTempFile("waybill-test-", ".json");
            file.toFile().deleteOnExit();
            return Files.writeString(file, keySet);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
