package dev.waybill.system;

import dev.waybill.system.platform.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.stream.Stream;

/** The key pair that the local platform signs its tokens with, as it stands in its data directory. */
record IssuerKeys(PrivateKey privateKey, String publicKey) {

    static IssuerKeys of(Platform platform) {
        try {
            byte[] key = Base64.getMimeDecoder().decode(body(pem(platform.dataDirectory(), "PRIVATE KEY")));
            return new IssuerKeys(
                    KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key)),
                    Files.readString(pem(platform.dataDirectory(), "PUBLIC KEY")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String body(Path pem) throws IOException {
        return Files.readString(pem).replaceAll("-----.*-----", "");
    }

    private static Path pem(Path directory, String kind) throws IOException {
        try (Stream<Path> files = Files.find(
                directory, 3, (file, _) -> file.toString().endsWith(".pem") && contains(file, "BEGIN " + kind))) {
            return files.findFirst().orElseThrow(() -> new IOException("No " + kind + " below " + directory));
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
