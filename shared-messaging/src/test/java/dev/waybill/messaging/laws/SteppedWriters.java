package dev.waybill.messaging.laws;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** Several writers at once, and what they have committed. */
final class SteppedWriters {

    private static final int WRITERS = 4;
    private static final int AGGREGATES = 6;

    private final Random random;
    private final World world;
    private final int large;
    private final List<SteppedWriter> writers = new ArrayList<>();
    private final Map<String, List<Long>> committed = new TreeMap<>();

    /** Some of their messages are at least this large. */
    SteppedWriters(Random random, World world, int large) {
        this.random = random;
        this.world = world;
        this.large = large;
    }

    /** One of them begins, sends, or ends. */
    void step() throws SQLException {
        int which = random.nextInt(WRITERS);
        if (which >= writers.size()) {
            begin();
            return;
        }
        SteppedWriter writer = writers.get(which);
        if (!writer.hasTold()) {
            writer.send(world.events(), text());
        } else {
            end(writer, random.nextInt(10));
        }
    }

    /** Those that have sent commit, the others give up. */
    void finish() throws SQLException {
        for (SteppedWriter writer : List.copyOf(writers)) {
            end(writer, writer.hasTold() ? 9 : 1);
        }
    }

    /** The numbers of each aggregate that were committed, in their order, as far as they are wanted. */
    Map<String, List<Long>> committed(BiPredicate<String, Long> wanted) {
        Map<String, List<Long>> found = new TreeMap<>();
        committed.forEach((key, numbers) -> numbers.stream()
                .filter(number -> wanted.test(key, number))
                .forEach(number ->
                        found.computeIfAbsent(key, _ -> new ArrayList<>()).add(number)));
        return found;
    }

    private void begin() throws SQLException {
        String key = "k" + random.nextInt(AGGREGATES);
        if (writers.stream().noneMatch(writer -> writer.key().equals(key))) {
            writers.add(new SteppedWriter(world, key));
        }
    }

    private void end(SteppedWriter writer, int how) throws SQLException {
        writers.remove(writer);
        if (how == 0) {
            writer.crash();
            return;
        }
        if (how > 2) {
            writer.commit();
            committed.computeIfAbsent(writer.key(), _ -> new ArrayList<>()).add(writer.number());
        }
        writer.close();
    }

    private String text() {
        return switch (random.nextInt(40)) {
            case 0 -> "poison";
            case 1, 2 -> "hesitant";
            case 3 -> "x".repeat(large);
            default -> "fine";
        };
    }
}
