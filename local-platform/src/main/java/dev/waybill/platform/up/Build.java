package dev.waybill.platform.up;

import dev.waybill.platform.Workspace;
import dev.waybill.platform.topology.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Objects;

/** Which jars there are now. */
final class Build {

    private Build() {}

    /** Changes when a service is built anew. */
    static String fingerprint(Workspace workspace) {
        return Integer.toHexString(Objects.hash(Service.names().stream()
                .map(name -> lastModified(workspace, name))
                .toArray()));
    }

    private static long lastModified(Workspace workspace, String module) {
        try {
            return Files.getLastModifiedTime(workspace.jar(module)).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
