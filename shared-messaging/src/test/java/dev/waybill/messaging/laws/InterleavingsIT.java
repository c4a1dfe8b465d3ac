package dev.waybill.messaging.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Laws 2, 3, 4, 5, 9, 10, 11 and 16 together, against a model: writers that commit late, roll back and crash, two relays
 * that lose their lock, noticed or not, or die, a broker that refuses or whose answers get lost, a consumer that crashes
 * before and after its commit and reads again from old offsets, handlers that fail for a while or for good, an operator who
 * replays, discards and releases. Real tables and real relay, consumer and operator; only threads and Kafka are stepped.
 *
 * <p>{@code -Dlaws.seeds=7,11} runs these seeds, {@code -Dlaws.steps=20000} longer schedules.
 */
class InterleavingsIT {

    private static final Logger log = LoggerFactory.getLogger(InterleavingsIT.class);
    private static final int STEPS = Integer.getInteger("laws.steps", 1_500);

    static LongStream seeds() {
        return Pattern.compile(",")
                .splitAsStream(System.getProperty("laws.seeds", "1,2,3"))
                .mapToLong(Long::parseLong);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void losesRepeatsAndSwapsNoEffectInAnyInterleaving(long seed) throws Exception {
        try (Interleaving interleaving = new Interleaving(seed)) {
            for (int i = 0; i < STEPS; i++) {
                interleaving.step();
            }
            interleaving.finish();

            List<ProducerRecord<byte[], byte[]>> topic = interleaving.broker().log();
            log.info(
                    "seed {}: {} committed, {} on the topic, {} effects",
                    seed,
                    interleaving.world().written(),
                    topic.size(),
                    interleaving.world().count("effect"));
            assertThat(arrivals(topic))
                    .as("first arrivals on the topic, seed %d", seed)
                    .isEqualTo(interleaving.committed());
            assertThat(effects(interleaving.node()))
                    .as("effects, seed %d", seed)
                    .isEqualTo(interleaving.committedAndNotDiscarded());
            assertThat(interleaving.world().count("parked_key")).isZero();
        }
    }

    private static Map<String, List<Long>> arrivals(List<ProducerRecord<byte[], byte[]>> topic) {
        Map<String, List<Long>> arrivals = new TreeMap<>();
        for (ProducerRecord<byte[], byte[]> record : topic) {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            long number = Long.parseLong(
                    new String(record.headers().lastHeader("ce_sequence").value(), StandardCharsets.UTF_8));
            List<Long> numbers = arrivals.computeIfAbsent(key, _ -> new ArrayList<>());
            if (!numbers.contains(number)) {
                numbers.add(number);
            }
        }
        return arrivals;
    }

    private static Map<String, List<Long>> effects(Node node) {
        Map<String, List<Long>> effects = new TreeMap<>();
        node.effects()
                .all()
                .forEach(effect -> effects.computeIfAbsent(effect.key(), _ -> new ArrayList<>())
                        .add(effect.number()));
        return effects;
    }
}
