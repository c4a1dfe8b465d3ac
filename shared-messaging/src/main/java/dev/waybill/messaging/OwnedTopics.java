package dev.waybill.messaging;

import java.util.Set;

/**
 * The topics that an application owns: a bean of the application. The library creates them with everything that the
 * guarantees rest on (partitions, replicas, retention, clean-up policy: {@code waybill.messaging.topics}), and compares them
 * with the cluster at the start and every hour. One owner per topic: the sender of events, the receiver of commands.
 *
 * <p>Without such a bean, the application creates each topic of its {@link MessageCatalog} that is missing, and owns those that
 * it does not consume.
 */
public record OwnedTopics(Set<String> names) {

    /** Of these names. */
    public OwnedTopics {
        names = Set.copyOf(names);
    }

    /**
     * Topics of these names.
     *
     * @throws IllegalArgumentException if one stands twice
     */
    public static OwnedTopics named(String... names) {
        return new OwnedTopics(Set.of(names));
    }

    /** No topics: the application creates none. */
    public static OwnedTopics none() {
        return new OwnedTopics(Set.of());
    }
}
