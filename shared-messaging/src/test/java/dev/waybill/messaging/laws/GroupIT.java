package dev.waybill.messaging.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** How several instances share the messages. */
class GroupIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void giveEverythingAboutAKeyToOneInstanceWhateverTopicItIsOn() {
        try (World world = new World();
                Admin admin = world.admin()) {
            world.start("laws.node=one");
            world.start("laws.node=two");

            await().atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(ExecutionException.class)
                    .untilAsserted(() -> {
                        List<Set<TopicPartition>> shares = shares(admin, world.consumer());
                        assertThat(shares)
                                .hasSize(2)
                                .allSatisfy(share -> assertThat(share)
                                        .hasSize(LawsApplication.PARTITIONS)
                                        .allSatisfy(one -> assertThat(share)
                                                .contains(new TopicPartition(world.events(), one.partition()))
                                                .contains(new TopicPartition(world.commands(), one.partition()))));
                    });
        }
    }

    private static List<Set<TopicPartition>> shares(Admin admin, String group)
            throws ExecutionException, InterruptedException {
        return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                .flatMap(described -> described.members().stream())
                .map(member -> member.assignment().topicPartitions())
                .toList();
    }
}
