package dev.waybill.walls;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How a service is laid out: rooms (packages below the base package, or below an aggregate's) in tiers from the outside
 * in. Rooms of one tier do not see each other, and everybody sees what lies further in.
 *
 * @param translators the rooms that turn published contracts into our own words, and back
 */
public record ServiceShape(String basePackage, List<Set<String>> tiers, Set<String> translators) {

    /** The usual: {@code web | messaging | persistence → application → domain}. */
    public static ServiceShape layered(String basePackage, String... furtherEdges) {
        Set<String> edges = new TreeSet<>(Set.of("web", "messaging", "persistence"));
        edges.addAll(Arrays.asList(furtherEdges));
        return new ServiceShape(
                basePackage, List.of(edges, Set.of("application"), Set.of("domain")), Set.of("messaging"));
    }

    /** A shape of its own, that starts with its outermost rooms. */
    public static ServiceShape of(String basePackage, String... outermost) {
        return new ServiceShape(basePackage, List.of(Set.of(outermost)), Set.of());
    }

    /** Adds the next tier inwards. */
    public ServiceShape around(String... rooms) {
        List<Set<String>> more = new ArrayList<>(tiers);
        more.add(Set.of(rooms));
        return new ServiceShape(basePackage, List.copyOf(more), translators);
    }

    /** Names the rooms that may speak the published contracts. */
    public ServiceShape translatedBy(String... rooms) {
        return new ServiceShape(basePackage, tiers, Set.of(rooms));
    }

    Stream<String> rooms() {
        return tiers.stream().flatMap(Set::stream).sorted();
    }

    boolean owns(JavaClass type) {
        return type.getPackageName().equals(basePackage)
                || type.getPackageName().startsWith(basePackage + ".");
    }

    /** The room that a class of this service stands in; {@code ""} in the entrance, where the service is put together. */
    String roomOf(JavaClass type) {
        String below = type.getPackageName().substring(basePackage.length());
        List<String> segments =
                Stream.of(below.split("\\.")).filter(s -> !s.isEmpty()).toList();
        return segments.isEmpty()
                ? ""
                : segments.stream()
                        .filter(segment -> rooms().anyMatch(segment::equals))
                        .findFirst()
                        .orElse("?");
    }

    boolean isInwardsOrSame(String from, String to) {
        return from.isEmpty() || from.equals(to) || tierOf(from) < tierOf(to);
    }

    private int tierOf(String room) {
        for (int tier = 0; tier < tiers.size(); tier++) {
            if (tiers.get(tier).contains(room)) {
                return tier;
            }
        }
        return -1;
    }
}
