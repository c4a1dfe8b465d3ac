package dev.waybill.platform.topology;

import dev.waybill.platform.Ports;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A PostgreSQL cluster: one for all services, or one for each. */
public record Cluster(String name, int port, List<Service> services) {

    private static final String SHARED = "postgres";
    private static final String PREFIX = SHARED + "-";

    /** The one that all services share. */
    public static Cluster shared(Ports ports) {
        return named(SHARED, ports.postgres());
    }

    /** One for each service. */
    public static List<Cluster> own(Ports ports) {
        return Arrays.stream(Service.values())
                .map(service -> named(PREFIX + service.schema(), ports.postgresOf(service.portOffset())))
                .toList();
    }

    public static List<Cluster> all(Ports ports, boolean own) {
        return own ? own(ports) : List.of(shared(ports));
    }

    /** From what a journal keeps. */
    public static List<Cluster> all(Map<String, Integer> ports) {
        return ports.entrySet().stream()
                .map(entry -> named(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Cluster named(String name, int port) {
        List<Service> services = Arrays.stream(Service.values())
                .filter(service -> name.equals(SHARED) || name.equals(PREFIX + service.schema()))
                .toList();
        return new Cluster(name, port, services);
    }

    /** Names and ports, as the journal keeps them. */
    public static Map<String, Integer> ports(List<Cluster> clusters) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        clusters.forEach(cluster -> ports.put(cluster.name(), cluster.port()));
        return ports;
    }

    /** Whether a process is a PostgreSQL server. */
    public static boolean isNamed(String process) {
        return process.equals(SHARED) || process.startsWith(PREFIX);
    }
}
