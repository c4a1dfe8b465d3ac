package dev.waybill.messaging.internal.deadletters;

import dev.waybill.messaging.internal.inbox.Consumers;
import dev.waybill.messaging.internal.inbox.StoredRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** An operator who decides about dead letters when told to. */
public final class SteppedOperator {

    private static final Decision DECISION = new Decision("operator", "a step of the test");

    private final Replay replay;
    private final Discard discard;

    /** On a database. */
    public SteppedOperator(JdbcClient jdbc, Consumers consumers, TransactionTemplate transactions) {
        DeadLetters letters =
                new DeadLetters(jdbc, new StoredRecords(JsonMapper.builder().build()));
        AuditTrail trail = new AuditTrail(jdbc);
        replay = new Replay(letters, trail, consumers, transactions);
        discard = new Discard(letters, trail, transactions);
    }

    /** Replays a key, up to the first letter that fails again. */
    public void replay(String consumer, String topic, String key) {
        replay.key(new LetterKey(consumer, topic, key), DECISION);
    }

    /** Discards a letter of a key; those that waited behind it are free. */
    public void discard(long letter, String consumer, String topic, String key) {
        LetterKey letterKey = new LetterKey(consumer, topic, key);
        if (discard.single(letter, letterKey, DECISION)) {
            replay.key(letterKey, DECISION);
        }
    }
}
