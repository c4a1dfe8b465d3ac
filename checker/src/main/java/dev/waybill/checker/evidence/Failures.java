package dev.waybill.checker.evidence;

import java.util.List;
import java.util.Map;

/**
 * What did not get through.
 *
 * @param parkedKeys {@code consumer topic key}
 * @param unsent how many messages wait in each outbox
 * @param quarantined how many each relay has put aside
 */
public record Failures(
        List<DeadLetter> deadLetters,
        List<String> parkedKeys,
        Map<String, Long> unsent,
        Map<String, Long> quarantined) {

    /** A message that a consumer could not apply. */
    public record DeadLetter(String consumer, String topic, String key, String reason, String detail) {}
}
