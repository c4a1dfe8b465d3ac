package dev.waybill.messaging;

import java.util.Set;

/**
 * The topics that an application owns: a bean of the application. The library creates them with everything that the
 * guarantees rest on (partitions, replicas, retention, clean-up policy: {@code waybill.messaging.topics}), and compares them
 * with the cluster at the start and every hour. One owner per topic: the sender of events, the receiver of commands.
 *
 * @param names at least one
 */
public record OwnedTopics(Set<String> names) {

    /**
     * Of these names.
     *
     * @throws IllegalArgumentException if there is none
     */
    public OwnedTopics {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("an application without topics of its own declares none");
        }
        names = Set.copyOf(names);
    }

    /**
     * Topics of these names.
     *
     * @throws IllegalArgumentException if there is none, or one stands twice
     */
    public static OwnedTopics named(String... names) {
        return new OwnedTopics(Set.of(names));
    }
}
