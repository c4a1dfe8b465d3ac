package dev.waybill.checker.invariant;

import dev.waybill.checker.Invariant;
import dev.waybill.checker.evidence.Evidence;
import dev.waybill.checker.evidence.Failures.DeadLetter;
import dev.waybill.checker.evidence.Poison;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A message that nobody can apply is one dead letter of the consumer that it was for, and nothing else is any. */
public final class PoisonIsOneDeadLetter implements Invariant {

    @Override
    public Stream<String> violations(Evidence evidence) {
        Stream<String> missed = evidence.planted().stream().flatMap(poison -> {
            long letters = evidence.failures().deadLetters().stream()
                    .filter(it -> isOf(it, poison))
                    .count();
            return letters == 1 ? Stream.of() : Stream.of(poison + " is " + letters + " dead letters");
        });
        Stream<String> others = evidence.failures().deadLetters().stream()
                .filter(it -> evidence.planted().stream().noneMatch(poison -> isOf(it, poison)))
                .map(it -> "nobody planted " + it);
        Set<String> mayBeParked = evidence.planted().stream()
                .map(it -> "%s %s %s".formatted(it.consumer(), it.topic(), it.key()))
                .collect(Collectors.toSet());
        Stream<String> parked = evidence.failures().parkedKeys().stream()
                .filter(it -> !mayBeParked.contains(it))
                .map(it -> "parked: " + it);
        return Stream.of(missed, others, parked).flatMap(it -> it);
    }

    private static boolean isOf(DeadLetter letter, Poison poison) {
        return letter.consumer().equals(poison.consumer())
                && letter.topic().equals(poison.topic())
                && letter.key().equals(poison.key());
    }
}
