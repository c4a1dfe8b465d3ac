package dev.waybill.platform.groups;

import static java.util.stream.Collectors.toMap;

import dev.waybill.platform.PlatformException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;

/** The consumer groups of a cluster, of either protocol (classic, KIP-848). */
public final class ConsumerGroups implements AutoCloseable {

    /**
     * How far a group is on a topic.
     *
     * @param lag how many records are left to be read, of the partitions that it has committed an offset of
     */
    public record Standing(String group, GroupState state, int members, String topic, long lag) {}

    /** A partition that a group is to read again from there. */
    public record Move(String group, TopicPartition partition, long from, long to) {

        /** How many records are to be read again. */
        public long records() {
            return from - to;
        }
    }

    private static final Comparator<TopicPartition> IN_ORDER =
            Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

    private final Broker broker;

    private ConsumerGroups(Broker broker) {
        this.broker = broker;
    }

    /** The groups of the cluster with these servers; the file holds further settings of a client. */
    public static ConsumerGroups at(String bootstrapServers, Map<String, String> settings) {
        return new ConsumerGroups(Broker.at(bootstrapServers, settings));
    }

    /** How far every group is on every topic that it reads. */
    public List<Standing> standings() {
        Map<String, ConsumerGroupDescription> groups = describe(names());
        Map<String, Map<TopicPartition, Long>> committed = committed(groups.keySet());
        Set<TopicPartition> partitions = new HashSet<>();
        committed.values().forEach(offsets -> partitions.addAll(offsets.keySet()));
        Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
        List<Standing> standings = new ArrayList<>();
        groups.forEach((name, group) -> lags(committed.getOrDefault(name, Map.of()), ends)
                .forEach((topic, lag) -> standings.add(
                        new Standing(name, group.groupState(), group.members().size(), topic, lag))));
        return standings;
    }

    private static Map<String, Long> lags(Map<TopicPartition, Long> committed, Map<TopicPartition, Long> ends) {
        Map<String, Long> lags = new TreeMap<>();
        committed.forEach((partition, at) ->
                lags.merge(partition.topic(), Math.max(0, ends.getOrDefault(partition, at) - at), Long::sum));
        return lags;
    }

    /**
     * What brings these groups back to the first record that is not older than {@code to}, on every partition that they have
     * read. No group goes forward: what it has not read yet is not skipped.
     *
     * @throws PlatformException if there is no such group, or if one of them has members
     */
    public List<Move> back(Collection<String> groups, Instant to) {
        requireStopped(groups);
        List<Move> moves = new ArrayList<>();
        committed(groups).forEach((group, at) -> {
            Map<TopicPartition, Long> earlier = offsets(at.keySet(), OffsetSpec.forTimestamp(to.toEpochMilli()));
            at.keySet().stream().sorted(IN_ORDER).forEach(partition -> {
                long from = at.getOrDefault(partition, 0L);
                long first = earlier.getOrDefault(partition, -1L);
                moves.add(new Move(group, partition, from, first < 0 ? from : Math.min(from, first)));
            });
        });
        return moves;
    }

    /** Carries them out. */
    public void apply(List<Move> moves) {
        Map<String, Map<TopicPartition, OffsetAndMetadata>> byGroup = new TreeMap<>();
        moves.forEach(move -> byGroup.computeIfAbsent(move.group(), _ -> new HashMap<>())
                .put(move.partition(), new OffsetAndMetadata(move.to())));
        byGroup.forEach((group, offsets) -> broker.await(
                broker.admin().alterConsumerGroupOffsets(group, offsets).all()));
    }

    private List<String> names() {
        return broker
                .await(broker.admin()
                        .listGroups(ListGroupsOptions.forConsumerGroups())
                        .all())
                .stream()
                .map(GroupListing::groupId)
                .sorted()
                .toList();
    }

    private void requireStopped(Collection<String> groups) {
        List<String> known = names();
        String all = known.isEmpty() ? "none" : String.join(", ", known);
        for (String group : groups) {
            if (!known.contains(group)) {
                throw new PlatformException("There is no consumer group %s; there are: %s.".formatted(group, all));
            }
        }
        describe(groups).forEach((name, group) -> {
            if (!group.members().isEmpty()) {
                throw new PlatformException(
                        "The group %s has %d members that are running: stop all instances of its service first."
                                .formatted(name, group.members().size()));
            }
        });
    }

    private Map<String, ConsumerGroupDescription> describe(Collection<String> groups) {
        return new TreeMap<>(
                broker.await(broker.admin().describeConsumerGroups(groups).all()));
    }

    private Map<String, Map<TopicPartition, Long>> committed(Collection<String> groups) {
        Map<String, Map<TopicPartition, Long>> committed = new TreeMap<>();
        broker.await(broker.admin()
                        .listConsumerGroupOffsets(groups.stream()
                                .collect(toMap(Function.identity(), _ -> new ListConsumerGroupOffsetsSpec())))
                        .all())
                .forEach((group, offsets) -> {
                    Map<TopicPartition, Long> positions = new HashMap<>();
                    offsets.forEach((partition, at) -> {
                        if (at != null) {
                            positions.put(partition, at.offset());
                        }
                    });
                    committed.put(group, positions);
                });
        return committed;
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec which) {
        Map<TopicPartition, ListOffsetsResultInfo> found = broker.await(broker.admin()
                .listOffsets(partitions.stream().collect(toMap(Function.identity(), _ -> which)))
                .all());
        Map<TopicPartition, Long> offsets = new HashMap<>();
        found.forEach((partition, at) -> offsets.put(partition, at.offset()));
        return offsets;
    }

    @Override
    public void close() {
        broker.close();
    }
}
