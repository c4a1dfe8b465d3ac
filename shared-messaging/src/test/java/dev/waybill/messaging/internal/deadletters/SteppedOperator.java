package dev.waybill.messaging.internal.deadletters;

import dev.waybill.messaging.MessageCatalog;
import dev.waybill.messaging.internal.consumer.Consumers;
import dev.waybill.messaging.internal.consumer.StoredRecords;
import dev.waybill.messaging.internal.operators.AuditTrail;
import dev.waybill.messaging.internal.operators.DeadLetterKey;
import dev.waybill.messaging.internal.operators.Decision;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** An operator who decides about dead letters, a step at a time. */
public final class SteppedOperator {

    private static final Decision DECISION = new Decision("operator", "a step of the test");

    private final Replay replay;
    private final Discard discard;

    /** On a database. */
    public SteppedOperator(JdbcClient jdbc, Consumers consumers, TransactionTemplate transactions) {
        DeadLetters letters =
                new DeadLetters(jdbc, new StoredRecords(JsonMapper.builder().build()), MessageCatalog.of(List.of()));
        AuditTrail trail = new AuditTrail(jdbc);
        replay = new Replay(letters, trail, consumers, transactions);
        discard = new Discard(letters, trail, replay, transactions);
    }

    /** Replays a key, up to the first letter that fails again. */
    public void replay(String consumer, String topic, String key) {
        replay.key(new DeadLetterKey(consumer, topic, key), DECISION);
    }

    /** Discards a letter of a key; those that waited behind it are free. */
    public void discard(long letter, String consumer, String topic, String key) {
        DeadLetterKey letterKey = new DeadLetterKey(consumer, topic, key);
        if (discard.single(letter, letterKey, DECISION)) {
            replay.key(letterKey, DECISION);
        }
    }
}
