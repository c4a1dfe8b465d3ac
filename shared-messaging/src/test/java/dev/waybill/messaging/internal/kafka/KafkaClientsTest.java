package dev.waybill.messaging.internal.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class KafkaClientsTest {

    private static final Map<String, Object> NO_BROKER = Map.of("bootstrap.servers", "127.0.0.1:1");

    @Test
    void anApplicationHasOneAdminClientThatNoneOfItsUsersCanClose() {
        try (KafkaClients clients = new KafkaClients(new KafkaClients.Settings(NO_BROKER, NO_BROKER, NO_BROKER))) {
            Admin first = clients.admin();
            first.close();

            assertThat(clients.admin()).isSameAs(first);
            assertThat(first.describeCluster().clusterId().isDone())
                    .as("a closed client fails at once")
                    .isFalse();
        }
    }
}
