package dev.waybill.messaging.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import dev.waybill.messaging.internal.UuidV7;
import dev.waybill.messaging.laws.Effects.Effect;
import dev.waybill.messaging.spi.StrangeRecords;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** Law 10: whatever a record contains, it can be a dead letter, and what comes after it is applied. */
class StrangeRecordsIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int RECORDS = Integer.getInteger("laws.records", 400);

    static LongStream seeds() {
        return Pattern.compile(",")
                .splitAsStream(System.getProperty("laws.seeds", "1,2"))
                .mapToLong(Long::parseLong);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void areDeadLettersByteForByteAndHoldNothingUp(long seed) throws Exception {
        try (World world = new World()) {
            Node node = world.start("waybill.messaging.consumers.failed-keys-per-minute=1000000");
            anyTimestampIsTaken(world);
            StrangeRecords strange = new StrangeRecords(seed);
            List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
            for (int i = 0; i < RECORDS; i++) {
                records.add(strange.next(world.commands(), i % LawsApplication.PARTITIONS, "perform.v1"));
                records.add(strange.next(world.events(), i % LawsApplication.PARTITIONS, "noted.v1"));
            }
            Map<String, byte @Nullable []> sent = send(world, records);
            Wire wire = new Wire(world);
            for (int i = 0; i < 40; i++) {
                wire.perform(UuidV7.at(Instant.now()), "after" + i, 1, "command");
                wire.noted(UuidV7.at(Instant.now()), "after" + i, 2, "event");
            }

            await().atMost(SOON).untilAsserted(() -> {
                for (int i = 0; i < 40; i++) {
                    assertThat(node.effects().of("after" + i))
                            .as("what came after, seed %d", seed)
                            .extracting(Effect::text)
                            .containsExactlyInAnyOrder("command", "event");
                }
            });
            Map<String, byte @Nullable []> letters = letters(world);
            assertThat(node.effects().all()).hasSize(80);
            assertThat(letters).allSatisfy((where, body) -> assertThat(body).isEqualTo(sent.get(where)));
            assertThat(letters.keySet().stream().filter(where -> where.startsWith(world.commands())))
                    .as("letters of commands, seed %d", seed)
                    .hasSize(RECORDS);
            assertThat(node.health("messagingConsumers")).startsWith("UP");
        }
    }

    @Test
    void aLetterThatTheDatabaseDoesNotTakeIsStoredWithoutItsAttributes() {
        try (World world = new World()) {
            Node node = world.start();
            world.ownerSql()
                    .sql("ALTER TABLE dead_letter ADD CHECK (type IS NULL OR type <> 'unstorable.v1')")
                    .update();
            Wire wire = new Wire(world);

            wire.typed(world.commands(), "k", "unstorable.v1", "{\"a\":1}");
            wire.perform(UuidV7.at(Instant.now()), "k", 1, "next");

            await().atMost(SOON).until(() -> node.effects().of("k").size() == 1);
            assertThat(world.sql()
                            .sql("SELECT topic, reason, key, type, body FROM dead_letter")
                            .query()
                            .listOfRows())
                    .singleElement()
                    .satisfies(letter -> assertThat(letter)
                            .containsEntry("topic", world.commands())
                            .containsEntry("reason", "HANDLER_FAILED")
                            .containsEntry("key", null)
                            .containsEntry("body", "{\"a\":1}".getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void beginNoLineOfTheLog() {
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        Logger library = (Logger) LoggerFactory.getLogger("dev.waybill.messaging.internal");
        try (World world = new World()) {
            Node node = world.start();
            logged.start();
            library.addAppender(logged);
            node.effects().obstruct("bug", () -> {
                throw new IllegalStateException("quotes\nERROR forged");
            });
            Wire wire = new Wire(world);

            wire.perform(UuidV7.at(Instant.now()), "k", 1, "bug");

            await().atMost(SOON).until(() -> world.count("dead_letter") == 1);
            assertThat(lines(logged))
                    .as("what is logged")
                    .anyMatch(line -> line.contains("ERROR forged"))
                    .noneMatch(line -> line.startsWith("ERROR forged"));
        } finally {
            library.detachAppender(logged);
        }
    }

    private static List<String> lines(ListAppender<ILoggingEvent> logged) {
        return List.copyOf(logged.list).stream()
                .flatMap(event -> Stream.iterate(event.getThrowableProxy(), Objects::nonNull, IThrowableProxy::getCause)
                        .map(thrown -> event.getFormattedMessage() + '\n' + thrown.getMessage()))
                .flatMap(String::lines)
                .toList();
    }

    /** As on a broker of somebody else's. */
    private static void anyTimestampIsTaken(World world) throws Exception {
        AlterConfigOp any = new AlterConfigOp(
                new ConfigEntry("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE)),
                AlterConfigOp.OpType.SET);
        try (Admin admin = world.admin()) {
            for (String topic : List.of(world.events(), world.commands())) {
                await().atMost(SOON)
                        .until(() -> admin.listTopics().names().get().contains(topic));
                admin.incrementalAlterConfigs(
                                Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(any)))
                        .all()
                        .get();
            }
        }
    }

    private static Map<String, byte @Nullable []> send(World world, List<ProducerRecord<byte[], byte[]>> records)
            throws Exception {
        Map<String, byte @Nullable []> sent = new HashMap<>();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", String.valueOf(world.settings().get("spring.kafka.bootstrap-servers"))),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            List<Future<RecordMetadata>> answers = new ArrayList<>();
            records.forEach(record -> answers.add(producer.send(record)));
            for (int i = 0; i < records.size(); i++) {
                RecordMetadata where = answers.get(i).get();
                sent.put(
                        where.topic() + "/" + where.partition() + "/" + where.offset(),
                        records.get(i).value());
            }
        }
        return sent;
    }

    private static Map<String, byte @Nullable []> letters(World world) {
        Map<String, byte @Nullable []> letters = new HashMap<>();
        world.sql()
                .sql("SELECT topic, partition, \"offset\", body FROM dead_letter")
                .query(row -> {
                    letters.put(row.getString(1) + "/" + row.getInt(2) + "/" + row.getLong(3), row.getBytes(4));
                });
        return letters;
    }
}
