package dev.waybill.system.killpoint;

import dev.waybill.system.killpoint.agent.Site;
import dev.waybill.system.killpoint.agent.Sites;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads the services' class files, which this module knows by their path only. */
final class Scanner {

    /** What runs inside of services. */
    static final List<String> MODULES = List.of(
            "shared-messaging",
            "shared-web",
            "order-service",
            "inventory-service",
            "payment-service",
            "reporting-service");

    private Scanner() {}

    /** The sites of everything that was compiled. */
    static Set<Site> sites(Path repository) {
        Set<Site> sites = new TreeSet<>();
        for (String module : MODULES) {
            sites.addAll(sitesBelow(repository.resolve(module).resolve("target/classes")));
        }
        return sites;
    }

    static Set<Site> sitesBelow(Path classes) {
        if (!Files.isDirectory(classes)) {
            throw new IllegalStateException(classes + " is missing: build the services first");
        }
        Set<Site> sites = new TreeSet<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    files.filter(it -> it.toString().endsWith(".class")).toList()) {
                sites.addAll(Sites.in(ClassFile.of().parse(file)));
            }
            return sites;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
