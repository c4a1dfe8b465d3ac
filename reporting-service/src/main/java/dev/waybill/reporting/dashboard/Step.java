package dev.waybill.reporting.dashboard;

import dev.waybill.messaging.IncomingRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One message about an order, as the order's page shows it.
 *
 * @param after how long after the first one
 * @param service who said it
 * @param what in words
 * @param command whether it is a command, not an event
 */
record Step(Instant time, Duration after, String service, String what, String type, boolean command) {

    static List<Step> of(List<IncomingRecord> messages) {
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
                type.replaceFirst("\\.v\\d+$", "").replace('.', ' '),
                type,
                message.topic().contains(".commands."));
    }
}
