package dev.waybill.platform.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.waybill.events.Topics;
import dev.waybill.testing.KafkaProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvisioningIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    @Test
    void takesOverADirectoryThatKnewNobodyAndAppliesAnotherPassword() throws Exception {
        Path secrets = directory.resolve("secrets.properties");
        try (KafkaProcess kafka = KafkaProcess.started()) {
            Map<String, Object> anybody = new HashMap<>(Map.of("bootstrap.servers", kafka.bootstrapServers()));
            try (Admin admin = Admin.create(anybody)) {
                admin.createTopics(Set.of(new NewTopic("kept", 1, (short) 1)))
                        .all()
                        .get();
            }
            kafka.stop();
            assertThat(Provisioning.isOpen(kafka.data())).isTrue();

            Logins.in(secrets).prepare();
            kafka.requireLogins(secrets);
            kafka.start();

            assertThat(Provisioning.isOpen(kafka.data())).isFalse();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(topics(client(kafka, secrets, Logins.OPERATOR)))
                            .contains("kept")
                            .containsAll(Topics.ALL));
            assertThat(topics(client(kafka, secrets, Logins.GUEST))).containsExactly("kept");
            anybody.putAll(Map.of("default.api.timeout.ms", 2_000, "request.timeout.ms", 1_000));
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> topics(anybody))
                    .withCauseInstanceOf(TimeoutException.class);

            Map<String, Object> former = client(kafka, secrets, Logins.GUEST);
            kafka.stop();
            Files.delete(secrets);
            Logins.in(secrets).prepare();
            kafka.start();

            assertThat(topics(client(kafka, secrets, Logins.GUEST))).containsExactly("kept");
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> topics(former))
                    .withCauseInstanceOf(SaslAuthenticationException.class);
        }
    }

    private static Map<String, Object> client(KafkaProcess kafka, Path secrets, String user) {
        Map<String, Object> settings = new HashMap<>(Logins.in(secrets).of(user).clientSettings());
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        return settings;
    }

    private static Set<String> topics(Map<String, Object> client) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(client)) {
            return admin.listTopics().names().get();
        }
    }
}
