package dev.waybill.checker.invariant;

import dev.waybill.checker.Invariant;
import dev.waybill.checker.evidence.Evidence;
import dev.waybill.checker.evidence.Message;
import dev.waybill.checker.evidence.Poison;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The messages that were committed to the outboxes and those on the topics are the same: none lost, none made up. */
public final class CommittedMessagesReachTopics implements Invariant {

    @Override
    public Stream<String> violations(Evidence evidence) {
        Set<String> committed = new HashSet<>();
        evidence.committed().values().forEach(committed::addAll);
        Set<String> poison = evidence.planted().stream().map(Poison::key).collect(Collectors.toSet());
        Set<String> onTopics = evidence.topics().without(poison).records().stream()
                .map(Message::id)
                .map(Objects::toString)
                .collect(Collectors.toSet());
        Stream<String> lost = committed.stream()
                .filter(id -> !onTopics.contains(id))
                .map(id -> "message " + id + " was committed and is on no topic");
        Stream<String> madeUp = onTopics.stream()
                .filter(id -> !committed.contains(id))
                .map(id -> "message " + id + " is on a topic and was never committed");
        return Stream.concat(lost, madeUp);
    }
}
