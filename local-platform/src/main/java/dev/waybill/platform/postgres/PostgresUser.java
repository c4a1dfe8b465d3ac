package dev.waybill.platform.postgres;

import dev.waybill.platform.PlatformException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. For root it runs in a user namespace of its own, or, where the system forbids
 * these, as in a container, as {@code nobody}, who may pass through root's directories.
 */
enum PostgresUser {
    CALLER,
    NAMESPACE,
    NOBODY;

    /** What a command line starts with. */
    List<String> prefix() {
        return switch (this) {
            case CALLER -> List.of();
            case NAMESPACE -> List.of("unshare", "-U");
            case NOBODY ->
                List.of(
                        "setpriv",
                        "--reuid=nobody",
                        "--regid=nogroup",
                        "--clear-groups",
                        // Else access(2) takes no notice of the capability.
                        "--securebits=+no_setuid_fixup",
                        "--inh-caps=-all,+dac_override",
                        "--ambient-caps=+dac_override",
                        "--bounding-set=-all,+dac_override");
        };
    }

    static PostgresUser choose() {
        if (!System.getProperty("user.name", "").equals("root")) {
            return CALLER;
        }
        for (PostgresUser user : List.of(NAMESPACE, NOBODY)) {
            if (succeeds(user.prefix(), "true")) {
                return user;
            }
        }
        throw new PlatformException("PostgreSQL does not run as root, and neither unshare nor setpriv works here: "
                + "run ./platform as another user.");
    }

    /** Makes a new directory usable for PostgreSQL. */
    void own(Path directory) {
        if (this == NOBODY && !succeeds(List.of(), "chown", "-R", "nobody:nogroup", directory.toString())) {
            throw new PlatformException(
                    "%s cannot be given to the user nobody, as whom PostgreSQL runs: choose another "
                                    .formatted(directory)
                            + "directory with --data-dir, or run ./platform as another user.");
        }
    }

    private static boolean succeeds(List<String> prefix, String... arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Path.of("/dev/null").toFile())
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
