package dev.waybill.system;

import dev.waybill.system.platform.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/** The key pair that the local platform signs its tokens with, as it stands in its data directory. */
record IssuerKeys(RSAPrivateCrtKey privateKey) {

    static IssuerKeys of(Platform platform) {
        Path pem = platform.dataDirectory().resolve("keys/private.pem");
        try {
            byte[] key = Base64.getMimeDecoder().decode(Files.readString(pem).replaceAll("-----.*-----", ""));
            return new IssuerKeys((RSAPrivateCrtKey) rsa().generatePrivate(new PKCS8EncodedKeySpec(key)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public half as PEM. */
    String publicKey() {
        try {
            byte[] encoded = rsa().generatePublic(
                            new RSAPublicKeySpec(privateKey.getModulus(), privateKey.getPublicExponent()))
                    .getEncoded();
            return "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
                    .formatted(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyFactory rsa() throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA");
    }
}
