package dev.waybill.messaging.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

/** Laws 2, 4 and 9 rest on how topics are set: they are declared whole, and compared with the cluster. */
class TopicsIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String OFTEN = "waybill.messaging.topics.verify-every=300ms";

    @Test
    void declaresItsTopicsWhole() throws Exception {
        try (World world = new World();
                Admin admin = world.admin()) {
            Node node = world.start(OFTEN);
            awaitHealth(node, "UP");
            awaitTopic(world, admin);

            assertThat(configsOf(admin, world.events()))
                    .containsEntry("cleanup.policy", "delete")
                    .containsEntry(
                            "retention.ms", Long.toString(Duration.ofDays(7).toMillis()))
                    .containsEntry("retention.bytes", "-1")
                    .containsEntry(
                            "segment.ms", Long.toString(Duration.ofDays(1).toMillis()))
                    .containsEntry("min.insync.replicas", "1")
                    .containsEntry("unclean.leader.election.enable", "false")
                    .containsEntry("max.message.bytes", "1048588");
        }
    }

    @Test
    void isRedAboutATopicThatTheBrokerCreated() throws Exception {
        try (World world = new World();
                Admin admin = world.admin()) {
            create(admin, world.events(), 1);

            Node node = world.start();

            awaitHealth(
                    node,
                    "topic %s has 1 partition, not 4: it was probably created by the broker".formatted(world.events()));
        }
    }

    /** H3: three replicas are worth nothing while one of them suffices to count a message as sent. */
    @Test
    void isRedAboutTooFewReplicas() throws Exception {
        try (World world = new World();
                Admin admin = world.admin()) {
            create(admin, world.events(), 4);
            create(admin, world.commands(), 4);

            Node node = world.start("waybill.messaging.topics.replication-factor=3");

            awaitHealth(node, "has 1 replica, not 3", "has min.insync.replicas=1, not 2");
        }
    }

    @Test
    void isRedAboutATopicThatCannotBeCreated() {
        try (World world = new World()) {
            Node node = world.start("waybill.messaging.topics.replication-factor=3");

            awaitHealth(node, "topic " + world.events() + " does not exist");
        }
    }

    @Test
    void isRedWhilePartitionsHaveBeenAdded() throws Exception {
        try (World world = new World();
                Admin admin = world.admin()) {
            Node node = world.start(OFTEN);
            awaitHealth(node, "UP");
            awaitTopic(world, admin);

            admin.createPartitions(Map.of(world.events(), NewPartitions.increaseTo(6)))
                    .all()
                    .get();

            awaitHealth(node, "has 6 partitions, not 4: some were added, and keys have moved");
        }
    }

    @Test
    void isRedWhileASettingIsNotAsDeclaredAndGreenAfterwards() throws Exception {
        try (World world = new World();
                Admin admin = world.admin()) {
            Node node = world.start(OFTEN);
            awaitHealth(node, "UP");
            awaitTopic(world, admin);

            breakAndMend(world, node, "cleanup.policy", "compact", "delete", "cleanup.policy=compact, not delete");
            breakAndMend(world, node, "retention.bytes", "1000000", "-1", "retention.bytes=1000000");
            breakAndMend(world, node, "max.message.bytes", "1000", "1048588", "max.message.bytes=1000, less than");
            breakAndMend(world, node, "retention.ms", "3600000", "604800000", "keeps records for PT1H, not PT168H");
            breakAndMend(
                    world,
                    node,
                    "unclean.leader.election.enable",
                    "true",
                    "false",
                    "a new leader may lack messages that count as sent");
        }
    }

    /** Law 9: also where the topic is somebody else's. */
    @Test
    void isRedWhileATopicThatItConsumesKeepsRecordsLongerThanTheInboxRemembers() throws Exception {
        try (World world = new World();
                Admin admin = world.admin()) {
            create(admin, world.commands(), 4);
            Node node = world.start(OFTEN, "laws.owned=" + world.events());
            awaitHealth(node, "UP");

            breakAndMendTopic(
                    admin,
                    node,
                    world.commands(),
                    setting("retention.ms", Duration.ofDays(13), Duration.ofDays(7)),
                    "too long for the inbox window of PT336H");
            breakAndMendTopic(
                    admin,
                    node,
                    world.commands(),
                    setting("segment.ms", Duration.ofDays(7), Duration.ofDays(1)),
                    "keeps records for PT336H (retention.ms and segment.ms)");
            breakAndMendTopic(
                    admin,
                    node,
                    world.commands(),
                    new Setting("retention.ms", "-1", "604800000"),
                    "keeps records for ever");
        }
    }

    @Test
    void isRedWhileATopicThatItConsumesIsMissing() throws Exception {
        try (World world = new World();
                Admin admin = world.admin()) {
            Node node = world.start(OFTEN, "laws.owned=" + world.events());
            awaitHealth(node, "topic %s does not exist: its owner has not created it".formatted(world.commands()));

            create(admin, world.commands(), 4);

            awaitHealth(node, "UP");
        }
    }

    private record Setting(String name, String broken, String declared) {}

    private static Setting setting(String name, Duration broken, Duration declared) {
        return new Setting(name, Long.toString(broken.toMillis()), Long.toString(declared.toMillis()));
    }

    private static void breakAndMend(
            World world, Node node, String name, String broken, String declared, String sentence) throws Exception {
        try (Admin admin = world.admin()) {
            breakAndMendTopic(admin, node, world.events(), new Setting(name, broken, declared), sentence);
        }
    }

    private static void breakAndMendTopic(Admin admin, Node node, String topic, Setting setting, String sentence)
            throws Exception {
        set(admin, topic, setting.name(), setting.broken());
        awaitHealth(node, sentence);
        set(admin, topic, setting.name(), setting.declared());
        awaitHealth(node, "UP");
    }

    private static void awaitHealth(Node node, String... parts) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(node.health("messagingTopics"))
                        .startsWith(parts[0].equals("UP") ? "UP" : "DOWN")
                        .contains(parts));
    }

    private static void awaitTopic(World world, Admin admin) {
        await().atMost(SOON).until(() -> admin.listTopics().names().get().contains(world.events()));
    }

    private static void create(Admin admin, String topic, int partitions) throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, Optional.of(partitions), Optional.of((short) 1))
                        .configs(Map.of("segment.ms", "86400000"))))
                .all()
                .get();
    }

    private static void set(Admin admin, String topic, String name, String value) throws Exception {
        admin.incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.TOPIC, topic),
                        List.of(new AlterConfigOp(new ConfigEntry(name, value), OpType.SET))))
                .all()
                .get();
    }

    private static Map<String, String> configsOf(Admin admin, String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return Objects.requireNonNull(
                        admin.describeConfigs(List.of(resource)).all().get().get(resource))
                .entries()
                .stream()
                .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }
}
