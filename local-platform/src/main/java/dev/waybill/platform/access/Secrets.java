package dev.waybill.platform.access;

import dev.waybill.platform.PlatformException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** Random passwords, each made at its first use and kept in a file that only its owner may read. */
public final class Secrets {

    private static final int BYTES = 18;

    private final Path file;
    private final Properties known = new Properties();

    private Secrets(Path file) {
        this.file = file;
    }

    /** The secrets of {@code file}, which need not be there. */
    public static Secrets in(Path file) {
        Secrets secrets = new Secrets(file);
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                secrets.known.load(in);
            } catch (IOException e) {
                throw new PlatformException("The secrets in %s cannot be read: %s".formatted(file, e.getMessage()), e);
            }
        }
        return secrets;
    }

    public synchronized String get(String name) {
        String secret = known.getProperty(name);
        if (secret == null) {
            secret = random();
            known.setProperty(name, secret);
            save();
        }
        return secret;
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void save() {
        try {
            StringWriter text = new StringWriter();
            known.store(text, "Made by ./platform; delete with ./platform reset only.");
            PrivateFile.write(file, text.toString());
        } catch (IOException e) {
            throw new PlatformException("The secrets cannot be kept in %s: %s".formatted(file, e.getMessage()), e);
        }
    }
}
