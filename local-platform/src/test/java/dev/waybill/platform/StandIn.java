package dev.waybill.platform;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A small program in the place of a service or of the payment provider: every request gets an empty answer. */
public final class StandIn {

    private StandIn() {}

    /** Listens where the platform says. */
    public static void main(String[] arguments) throws IOException {
        String port =
                System.getenv().getOrDefault("SERVER_PORT", System.getenv().get("PROVIDER_PORT"));
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(String.valueOf(port)));
        HttpServer server = HttpServer.create(address, 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    /** A repository whose modules are all built, from this. */
    static void buildRepository(Path root) throws IOException {
        for (String module : new String[] {
            "local-platform",
            "payment-provider",
            "order-service",
            "inventory-service",
            "payment-service",
            "reporting-service"
        }) {
            Path target = Files.createDirectories(root.resolve(module).resolve("target"));
            writeJar(target.resolve(module + "-0.0.1.jar"));
        }
    }

    private static void writeJar(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandIn.class.getName());
        String entry = StandIn.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream file = new JarOutputStream(out, manifest);
                var code = StandIn.class.getClassLoader().getResourceAsStream(entry)) {
            if (code == null) {
                throw new IOException(entry + " is not on the class path");
            }
            file.putNextEntry(new JarEntry(entry));
            code.transferTo(file);
        }
    }
}
