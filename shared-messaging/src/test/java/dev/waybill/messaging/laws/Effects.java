package dev.waybill.messaging.laws;

import dev.waybill.messaging.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Applies messages: a row each. Tests make it fail by the text of a message. */
final class Effects {

    private final JdbcClient jdbc;
    private final String node;
    private final Map<String, Runnable> obstacles = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();

    Effects(JdbcClient jdbc, String node) {
        this.jdbc = jdbc;
        this.node = node;
    }

    record Effect(String key, long number, String text) {}

    void apply(Message<?> message, long number, String text) {
        calls.incrementAndGet();
        obstacles.getOrDefault(text, () -> {}).run();
        jdbc.sql("INSERT INTO effect (node, message_id, key, number, text) VALUES (?, ?, ?, ?, ?)")
                .params(node, message.id(), message.key(), number, text)
                .update();
    }

    /** Runs before messages with this text take effect. */
    void obstruct(String text, Runnable obstacle) {
        obstacles.put(text, obstacle);
    }

    void clear(String text) {
        obstacles.remove(text);
    }

    int calls() {
        return calls.get();
    }

    List<Effect> all() {
        List<Effect> effects = new ArrayList<>();
        jdbc.sql("SELECT key, number, text FROM effect ORDER BY id").query(row -> {
            effects.add(new Effect(row.getString(1), row.getLong(2), row.getString(3)));
        });
        return effects;
    }

    List<Effect> of(String key) {
        return all().stream().filter(effect -> effect.key().equals(key)).toList();
    }
}
