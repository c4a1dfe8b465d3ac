package dev.waybill.reporting.dashboard.view;

import dev.waybill.messaging.IncomingRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One message about an order, as the order's page shows it.
 *
 * @param after how long after the first one
 * @param service its sender
 * @param what in words
 * @param command whether it is a command, not an event
 */
public record Step(Instant time, Duration after, String service, String what, String type, boolean command) {

    /** Of the messages about an order, the first one first. */
    public static List<Step> of(List<IncomingRecord> messages) {
        return messages.stream()
                .map(message -> of(message, messages.getFirst().time()))
                .toList();
    }

    private static Step of(IncomingRecord message, Instant first) {
        String type = Optional.ofNullable(message.type()).orElse("unreadable");
        String service = Optional.ofNullable(message.source()).orElse("unknown sender");
        return new Step(
                message.time(),
                Duration.between(first, message.time()),
                service.startsWith("/") ? service.substring(1) : service,
                words(type, message.topic().contains(".commands.")),
                type,
                message.topic().contains(".commands."));
    }

    /** {@code payment.authorized.v1} as "payment authorized", the command {@code payment.authorize.v1} as "authorize payment". */
    private static String words(String type, boolean command) {
        String name = type.replaceFirst("\\.v\\d+$", "");
        int dot = name.indexOf('.');
        if (dot < 0) {
            return name;
        }
        String subject = name.substring(0, dot);
        String predicate = name.substring(dot + 1).replace('.', ' ').replace('-', ' ');
        if (!command) {
            return subject + " " + predicate;
        }
        // "reserve stock" has its object already.
        return predicate.contains(" ") ? predicate : predicate + " " + subject;
    }
}
