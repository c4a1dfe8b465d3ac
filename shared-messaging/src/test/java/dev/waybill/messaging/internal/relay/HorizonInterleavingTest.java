package dev.waybill.messaging.internal.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random interleavings of writers and the relay against a model: each committed message is read, and each aggregate's
 * messages in the order of their changes. A writer takes its aggregate's lock, the table's lock, its id, and then goes
 * on, pauses as long as it likes, commits or rolls back.
 */
class HorizonInterleavingTest {

    private static final int STEPS = 3_000;
    private static final int AGGREGATES = 5;
    private static final int LIMIT = 4;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 31, 47, 97, 281, 1009})
    void readsEveryCommittedMessageInOrder(long seed) {
        Model model = new Model(new Random(seed));
        for (int i = 0; i < STEPS; i++) {
            model.step();
        }
        model.finish();

        assertThat(model.read).isEqualTo(model.committed);
    }

    private static final class Model {

        private final Random random;
        private final Map<Integer, List<Long>> committed = new HashMap<>();
        private final Map<Integer, List<Long>> read = new HashMap<>();
        private final TreeMap<Long, Integer> visible = new TreeMap<>();
        private final Map<Integer, Writer> writers = new HashMap<>();
        private long drawn;
        private int transactions;
        private Horizon horizon;

        private record Writer(String transaction, long id) {}

        Model(Random random) {
            this.random = random;
            for (int i = 0; i < 20; i++) {
                write();
            }
            this.horizon = new Horizon(drawn, holders());
        }

        void step() {
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3, 4 -> write();
                case 5, 6, 7 -> relay();
                case 8 -> lookAtWriters();
                default -> restartSeldom();
            }
        }

        void finish() {
            for (int aggregate = 0; aggregate < AGGREGATES; aggregate++) {
                Writer writer = writers.get(aggregate);
                if (writer != null) {
                    end(aggregate, writer, true);
                }
            }
            for (int i = 0; i < 2_000; i++) {
                relay();
                lookAtWriters();
            }
        }

        private void lookAtWriters() {
            if (horizon.wantsWriters()) {
                horizon.writersNow(holders());
            }
        }

        private void write() {
            int aggregate = random.nextInt(AGGREGATES);
            Writer writer = writers.get(aggregate);
            if (writer == null) {
                writers.put(aggregate, new Writer("t" + transactions++, ++drawn));
            } else {
                end(aggregate, writer, random.nextInt(4) > 0);
            }
        }

        private void end(int aggregate, Writer writer, boolean commits) {
            writers.remove(aggregate);
            if (commits) {
                visible.put(writer.id(), aggregate);
                committed.computeIfAbsent(aggregate, _ -> new ArrayList<>()).add(writer.id());
            }
        }

        private List<String> holders() {
            return writers.values().stream().map(Writer::transaction).toList();
        }

        /** What is read is sent and deleted before the next read. */
        private void relay() {
            List<Long> range = visible.tailMap(horizon.from()).keySet().stream()
                    .limit(LIMIT)
                    .toList();
            List<Long> ids = new ArrayList<>(range);
            if (random.nextInt(3) == 0) {
                write();
            }
            horizon.gaps().stream()
                    .filter(gap -> gap < horizon.from() && visible.containsKey(gap))
                    .forEach(ids::add);
            ids.sort(null);
            horizon.read(ids, range.size() < LIMIT);
            for (long id : ids) {
                read.computeIfAbsent(visible.remove(id), _ -> new ArrayList<>()).add(id);
            }
        }

        private void restartSeldom() {
            if (random.nextInt(20) == 0) {
                long last = drawn;
                horizon = new Horizon(last, holders());
            }
        }
    }
}
