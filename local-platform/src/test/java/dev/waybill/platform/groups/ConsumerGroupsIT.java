package dev.waybill.platform.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.waybill.platform.Console;
import dev.waybill.platform.FreePort;
import dev.waybill.platform.PlatformException;
import dev.waybill.platform.groups.ConsumerGroups.Standing;
import dev.waybill.testing.TestInfrastructure;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Ten records a minute apart, read by groups of both protocols. */
class ConsumerGroupsIT {

    private static final String SERVERS = TestInfrastructure.kafka().bootstrapServers();
    private static final Instant START = Instant.parse("2026-11-23T02:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final ConsumerGroups GROUPS = ConsumerGroups.at(SERVERS, Map.of());

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Groups command =
            new Groups(GROUPS, new Console(new PrintStream(said, true, StandardCharsets.UTF_8), false));

    @BeforeAll
    static void fillAndReadTheTopic() throws Exception {
        Map<String, Object> client = Map.of("bootstrap.servers", SERVERS);
        try (Admin admin = Admin.create(client);
                KafkaProducer<String, String> producer =
                        new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
            admin.createTopics(Set.of(new NewTopic("minutes", 2, (short) 1)))
                    .all()
                    .get(10, TimeUnit.SECONDS);
            for (int minute = 0; minute < 10; minute++) {
                long at = START.plus(Duration.ofMinutes(minute)).toEpochMilli();
                producer.send(new ProducerRecord<>("minutes", minute % 2, at, "key", "value"))
                        .get(10, TimeUnit.SECONDS);
            }
        }
        readAll("idle", "consumer");
    }

    @AfterAll
    static void disconnect() {
        GROUPS.close();
    }

    @Test
    void setsAGroupBackToAMomentOnlyWhenItIsToldTo() {
        readAll("rewound", "consumer");
        Instant fourthMinute = START.plus(Duration.ofMinutes(4));

        command.rewind(List.of("rewound"), fourthMinute, false);
        assertThat(lag("rewound")).isZero();
        command.rewind(List.of("rewound"), fourthMinute, true);

        assertThat(lag("rewound")).isEqualTo(6);
        assertThat(said())
                .contains("rewound minutes-0: 5 → 2 (3 records again)")
                .contains("Nothing was changed: with --execute 6 records are read again.")
                .contains("Set back to 2026-11-23T02:04:00Z: 6 records are read again.");
    }

    @Test
    void setsBackAGroupOfTheClassicProtocolToo() {
        readAll("classic", "classic");

        command.rewind(List.of("classic"), START, true);

        assertThat(lag("classic")).isEqualTo(10);
    }

    @Test
    void neverSkipsWhatAGroupHasNotReadYet() {
        readAll("behind", "consumer");
        command.rewind(List.of("behind"), START, true);

        command.rewind(List.of("behind"), START.plus(Duration.ofMinutes(8)), true);
        command.rewind(List.of("behind"), Instant.now(), true);

        assertThat(lag("behind")).isEqualTo(10);
    }

    @Test
    void listsGroupsWithWhatTheyHaveLeftToRead() {
        command.list();

        assertThat(said()).containsPattern("idle +Empty +0 +minutes +0");
    }

    @Test
    void refusesAGroupThatIsRunning() {
        try (KafkaConsumer<String, String> member = member("running", "consumer")) {
            await().atMost(PATIENCE)
                    .until(() -> member.poll(Duration.ofMillis(100)).count() > 0);
            member.commitSync();

            assertThatExceptionOfType(PlatformException.class)
                    .isThrownBy(() -> command.rewind(List.of("running"), START, true))
                    .withMessage("The group running has 1 members that are running:"
                            + " stop all instances of its service first.");
        }
    }

    @Test
    void namesTheGroupsThatThereAreInsteadOfAnUnknownOne() {
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> command.rewind(List.of("idle", "unknown"), START, true))
                .withMessageStartingWith("There is no consumer group unknown; there are: ")
                .withMessageContaining("idle");
        assertThat(lag("idle")).isZero();
    }

    @Test
    void saysWhereNoKafkaAnswers() {
        String nowhere = "localhost:" + FreePort.any();
        try (ConsumerGroups groups = ConsumerGroups.at(nowhere, Map.of())) {
            assertThatExceptionOfType(PlatformException.class)
                    .isThrownBy(groups::standings)
                    .withMessage("No Kafka answers at %s: is it running, and is that its --bootstrap-server?", nowhere);
        }
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> ConsumerGroups.at("nonsense", Map.of()))
                .withMessageStartingWith("There can be no connection to nonsense: ");
    }

    private static void readAll(String group, String protocol) {
        try (KafkaConsumer<String, String> member = member(group, protocol)) {
            int[] read = {0};
            await().atMost(PATIENCE)
                    .until(() -> (read[0] += member.poll(Duration.ofMillis(100)).count()) == 10);
            member.commitSync();
        }
    }

    private static KafkaConsumer<String, String> member(String group, String protocol) {
        KafkaConsumer<String, String> member = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", SERVERS,
                        "group.id", group,
                        "group.protocol", protocol,
                        "auto.offset.reset", "earliest",
                        "enable.auto.commit", false),
                new StringDeserializer(),
                new StringDeserializer());
        member.subscribe(Set.of("minutes"));
        return member;
    }

    private static long lag(String group) {
        return GROUPS.standings().stream()
                .filter(it -> it.group().equals(group))
                .mapToLong(Standing::lag)
                .sum();
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
