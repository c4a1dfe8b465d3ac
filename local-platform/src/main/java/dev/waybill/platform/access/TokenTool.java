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
            keys DIRECTORY KEY-SET-FILE      makes a key if there is none, and a copy of the key set
            rotate DIRECTORY KEY-SET-FILE    makes a new key, and a copy of the key set
            metrics DIRECTORY TOKEN-FILE     keeps a token for metrics fresh, until it is ended
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
            case "keys" -> publish(SigningKeys.in(Path.of(next(arguments))), Path.of(next(arguments)));
            case "rotate" -> rotate(SigningKeys.existingIn(Path.of(next(arguments))), Path.of(next(arguments)));
            case "metrics" -> new MetricsToken(Path.of(next(arguments)), Path.of(next(arguments))).keepFresh();
            case "token" -> System.out.println(token(Path.of(next(arguments)), arguments));
            default -> throw new PlatformException(USAGE);
        }
    }

    private static void publish(SigningKeys keys, Path keySetFile) throws IOException {
        PrivateFile.write(keySetFile, Files.readString(keys.keySet()));
    }

    /** The services read the copy: the new key is in it before anything is signed with it. */
    private static void rotate(SigningKeys keys, Path keySetFile) throws IOException {
        System.out.println(
                keys.rotate(Instant.now(), set -> publish(set, keySetFile)).inWords());
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
