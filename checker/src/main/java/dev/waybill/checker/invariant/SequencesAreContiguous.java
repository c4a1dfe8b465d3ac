package dev.waybill.checker.invariant;

import dev.waybill.checker.Invariant;
import dev.waybill.checker.evidence.Evidence;
import dev.waybill.checker.evidence.Message;
import dev.waybill.checker.evidence.Poison;
import dev.waybill.checker.evidence.Topics;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** After deduplication each aggregate's events are 1, 2, 3 … in this order, on one partition. */
public final class SequencesAreContiguous implements Invariant {

    private static final List<String> EVENTS =
            List.of(Topics.ORDER_EVENTS, Topics.INVENTORY_EVENTS, Topics.PAYMENT_EVENTS);

    @Override
    public Stream<String> violations(Evidence evidence) {
        Set<String> poison = evidence.planted().stream().map(Poison::key).collect(Collectors.toSet());
        Topics topics = evidence.topics().deduplicated().without(poison);
        return EVENTS.stream()
                .flatMap(topic -> topics.byKey(topic).entrySet().stream()
                        .filter(it -> !isRight(it.getValue()))
                        .map(it -> "%s %s: %s".formatted(topic, it.getKey(), sequences(it.getValue()))));
    }

    private static boolean isRight(List<Message> messages) {
        return messages.stream().map(Message::partition).distinct().count() == 1
                && sequences(messages)
                        .equals(LongStream.rangeClosed(1, messages.size())
                                .mapToObj(Long::toString)
                                .collect(Collectors.joining(" ")));
    }

    private static String sequences(List<Message> messages) {
        return messages.stream().map(it -> Objects.toString(it.sequence())).collect(Collectors.joining(" "));
    }
}
