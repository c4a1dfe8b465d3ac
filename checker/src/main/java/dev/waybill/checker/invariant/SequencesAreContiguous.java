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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * After deduplication each aggregate's events are 1, 2, 3 … in this order, on one partition. A step back is right only where
 * the sender declared a new epoch, as a restored one does.
 */
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
                && Objects.equals(messages.getFirst().sequence(), 1L)
                && IntStream.range(1, messages.size()).allMatch(i -> follows(messages.get(i - 1), messages.get(i)));
    }

    /** The next number of the same epoch; or a later epoch, which gives out again what was lost, and skips nothing. */
    private static boolean follows(Message before, Message next) {
        @Nullable Long last = before.sequence();
        @Nullable Long number = next.sequence();
        if (last == null || number == null) {
            return false;
        }
        return next.epoch() == before.epoch()
                ? number == last + 1
                : next.epoch() > before.epoch() && number >= 1 && number <= last + 1;
    }

    private static String sequences(List<Message> messages) {
        return messages.stream()
                .map(it -> (it.epoch() == 0 ? "" : it.epoch() + "/") + it.sequence())
                .collect(Collectors.joining(" "));
    }
}
