package dev.waybill.platform.access;

import dev.waybill.platform.PlatformException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** The RSA key pair of this installation: the services know the public half, tokens are signed with the other. */
public final class SigningKeys {

    private static final int BITS = 2048;
    private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final Path directory;

    private SigningKeys(Path directory) {
        this.directory = directory;
    }

    /** The keys in {@code directory}, made if there are none. */
    public static SigningKeys in(Path directory) {
        SigningKeys keys = new SigningKeys(directory);
        if (!Files.exists(keys.privateKey())) {
            keys.create();
        }
        return keys;
    }

    /**
     * The keys that are in {@code directory}.
     *
     * @throws PlatformException if there are none: no service would know a key that was made just now
     */
    public static SigningKeys existingIn(Path directory) {
        SigningKeys keys = new SigningKeys(directory);
        if (!Files.exists(keys.privateKey())) {
            throw new PlatformException(
                    "There are no signing keys in %s: start the platform first, or name its directory."
                            .formatted(directory));
        }
        return keys;
    }

    /** A PEM file. */
    public Path publicKey() {
        return directory.resolve("public.pem");
    }

    private Path privateKey() {
        return directory.resolve("private.pem");
    }

    private void create() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            KeyPair pair = generator.generateKeyPair();
            PrivateFile.write(publicKey(), pem("PUBLIC KEY", pair.getPublic().getEncoded()));
            PrivateFile.write(privateKey(), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        } catch (GeneralSecurityException | IOException e) {
            throw new PlatformException("No signing keys can be made in " + directory + ": " + e.getMessage(), e);
        }
    }

    byte[] sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(read());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new PlatformException(
                    "The signing key in %s cannot be used: delete that directory and start again.".formatted(directory),
                    e);
        }
    }

    private PrivateKey read() throws GeneralSecurityException, IOException {
        String text = Files.readString(privateKey()).replaceAll("-----[A-Z ]+-----|\\s", "");
        byte[] encoded = Base64.getDecoder().decode(text);
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    private static String pem(String label, byte[] encoded) {
        String body = new String(PEM.encode(encoded), StandardCharsets.US_ASCII);
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, body);
    }
}
