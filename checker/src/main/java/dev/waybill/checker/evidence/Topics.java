package dev.waybill.checker.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every record of every topic. */
public record Topics(List<Message> records) {

    public static final String ORDER_EVENTS = "order.events.v1";
    public static final String INVENTORY_EVENTS = "inventory.events.v1";
    public static final String PAYMENT_EVENTS = "payment.events.v1";
    public static final String INVENTORY_COMMANDS = "inventory.commands.v1";
    public static final String PAYMENT_COMMANDS = "payment.commands.v1";

    /** All of them. */
    public static final List<String> ALL =
            List.of(ORDER_EVENTS, INVENTORY_EVENTS, PAYMENT_EVENTS, INVENTORY_COMMANDS, PAYMENT_COMMANDS);

    /** The records without those whose id came before, in the order of each partition. */
    public Topics deduplicated() {
        Set<String> seen = new HashSet<>();
        List<Message> first = new ArrayList<>();
        records.stream()
                .sorted(Comparator.comparing(Message::topic)
                        .thenComparingInt(Message::partition)
                        .thenComparingLong(Message::offset))
                .filter(it -> it.id() == null || seen.add(it.topic() + ' ' + it.id()))
                .forEach(first::add);
        return new Topics(List.copyOf(first));
    }

    /** The records without those of these keys. */
    public Topics without(Set<String> keys) {
        return new Topics(
                records.stream().filter(it -> !keys.contains(it.key())).toList());
    }

    /** The messages of a topic by key, in their order. */
    public Map<String, List<Message>> byKey(String topic) {
        return of(topic).collect(Collectors.groupingBy(Message::key, LinkedHashMap::new, Collectors.toList()));
    }

    /**
     * Of the messages of one key, in their order, those that their sender remembers: each epoch forgets what was numbered
     * from its first number on.
     */
    public static List<Message> lasting(List<Message> messages) {
        List<Message> lasting = new ArrayList<>();
        for (Message message : messages) {
            Long sequence = message.sequence();
            if (sequence != null) {
                lasting.removeIf(
                        it -> it.epoch() < message.epoch() && it.sequence() != null && it.sequence() >= sequence);
            }
            lasting.add(message);
        }
        return lasting;
    }

    /** The messages of a topic. */
    public Stream<Message> of(String topic) {
        return records.stream().filter(it -> it.topic().equals(topic));
    }
}
