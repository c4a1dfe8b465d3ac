package dev.waybill.platform.access;

import dev.waybill.platform.PlatformException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Makes keys and tokens where {@code ./platform} does not run, as in docker compose: needs the JDK and no library. */
public final class TokenTool {

    private static final String USAGE = """
            keys DIRECTORY PUBLIC-KEY-FILE TOKEN-FILE   makes the keys, a copy of the public one, and a token for metrics
            token DIRECTORY [--subject S] [--role R[,R…]]… [--hours N]   prints a token""";

    private TokenTool() {}

    /** Runs one command; ends with status 1 if it is none, or cannot be done. */
    public static void main(String[] arguments) throws IOException {
        try {
            run(List.of(arguments));
        } catch (PlatformException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    static void run(List<String> line) throws IOException {
        Iterator<String> arguments = line.iterator();
        switch (next(arguments)) {
            case "keys" -> keys(Path.of(next(arguments)), Path.of(next(arguments)), Path.of(next(arguments)));
            case "token" -> System.out.println(token(Path.of(next(arguments)), arguments));
            default -> throw new PlatformException(USAGE);
        }
    }

    private static void keys(Path directory, Path publicKeyFile, Path tokenFile) throws IOException {
        SigningKeys keys = SigningKeys.in(directory);
        PrivateFile.write(publicKeyFile, Files.readString(keys.publicKey()));
        AccessToken forMetrics = new AccessToken("prometheus", List.of("operator"), Duration.ofDays(365));
        PrivateFile.write(tokenFile, forMetrics.signedWith(keys, Instant.now()));
    }

    private static String token(Path directory, Iterator<String> options) {
        String subject = "developer";
        List<String> roles = new ArrayList<>();
        Duration lifetime = Duration.ofHours(12);
        while (options.hasNext()) {
            switch (next(options)) {
                case "--subject" -> subject = next(options);
                case "--role" -> roles.addAll(List.of(next(options).split(",", -1)));
                case "--hours" -> lifetime = hours(next(options));
                default -> throw new PlatformException(USAGE);
            }
        }
        return new AccessToken(subject, roles.isEmpty() ? List.of("operator") : roles, lifetime)
                .signedWith(SigningKeys.existingIn(directory), Instant.now());
    }

    private static Duration hours(String text) {
        try {
            return Duration.ofHours(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new PlatformException("--hours takes a whole number, not " + text + ".");
        }
    }

    private static String next(Iterator<String> arguments) {
        if (!arguments.hasNext()) {
            throw new PlatformException(USAGE);
        }
        return arguments.next();
    }
}
