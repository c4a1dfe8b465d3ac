package dev.waybill.system.killpoint;

import dev.waybill.system.killpoint.agent.KillPointAgent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** Packs the agent's package, as it was compiled, into the jar that a JVM can be made to load. */
final class AgentJar {

    private AgentJar() {}

    static Path write(Path file) {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Agent-Class", KillPointAgent.class.getName());
        attributes.putValue("Can-Retransform-Classes", "true");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            for (Path type : classes()) {
                jar.putNextEntry(new JarEntry(
                        KillPointAgent.class.getPackageName().replace('.', '/') + "/" + type.getFileName()));
                Files.copy(type, jar);
                jar.closeEntry();
            }
            return file.toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> classes() throws IOException {
        try {
            URI agent = KillPointAgent.class.getResource("KillPointAgent.class").toURI();
            try (Stream<Path> files = Files.list(Path.of(agent).getParent())) {
                return files.filter(file -> file.toString().endsWith(".class")).toList();
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
