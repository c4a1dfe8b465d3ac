package dev.waybill.checker.invariant;

import dev.waybill.checker.Invariant;
import dev.waybill.checker.evidence.Books.Payment;
import dev.waybill.checker.evidence.Evidence;
import dev.waybill.checker.evidence.Movement;
import dev.waybill.checker.evidence.Movement.Kind;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What payment-service believes is what the provider did, and it awaits no answer. */
public final class PaymentsAgreeWithTheLedger implements Invariant {

    @Override
    public Stream<String> violations(Evidence evidence) {
        Stream<String> wrong = evidence.books().payments().entrySet().stream()
                .filter(it -> !agree(it.getValue(), evidence.movements(it.getKey())))
                .map(it -> "payment of %s: %s, the ledger has %s"
                        .formatted(it.getKey(), it.getValue(), evidence.movements(it.getKey())));
        Stream<String> unknown = evidence.ledger().stream()
                .map(Movement::orderId)
                .filter(id -> !evidence.books().payments().containsKey(id))
                .map(id -> "the ledger has movements of " + id + ", payment-service knows nothing of it");
        return Stream.concat(wrong, unknown);
    }

    private static boolean agree(Payment payment, List<Movement> movements) {
        List<Kind> kinds = movements.stream().map(Movement::kind).collect(Collectors.toList());
        return !payment.openIntents()
                && switch (payment.state()) {
                    case "CAPTURED" -> kinds.equals(List.of(Kind.AUTHORISED, Kind.CAPTURED));
                    case "AUTHORIZED" -> kinds.equals(List.of(Kind.AUTHORISED));
                    case "DECLINED" -> kinds.isEmpty() || isUndone(kinds);
                    case "CAPTURE_FAILED", "REVERSED" -> kinds.isEmpty() || isUndone(kinds);
                    default -> false;
                };
    }

    private static boolean isUndone(List<Kind> kinds) {
        return kinds.equals(List.of(Kind.AUTHORISED, Kind.VOIDED))
                || kinds.equals(List.of(Kind.AUTHORISED, Kind.CAPTURED, Kind.REFUNDED));
    }
}
