package dev.waybill.messaging.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Law 9 with a consumer that stands still inside its transaction while another one takes its partitions over. */
class PausedConsumerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void appliesAMessageOnceThoughItsFirstConsumerWasPausedInsideItsTransaction(@TempDir Path directory)
            throws IOException {
        Path goOn = directory.resolve("go-on");
        try (World world = new World();
                Node sender = world.start("waybill.messaging.consumers.enabled=false");
                NodeProcess paused = NodeProcess.start(
                        world,
                        "waybill.messaging.relay.enabled=false",
                        "laws.node=paused",
                        "laws.linger-until=" + goOn,
                        "spring.datasource.hikari.connection-init-sql=SET transaction_timeout = '8s'")) {
            sender.notes().send("k", 1, "linger");
            await().atMost(PATIENCE).until(() -> paused.said("lingers inside its transaction"));

            paused.pause();
            Node successor = world.start("waybill.messaging.relay.enabled=false", "laws.node=successor");
            await().atMost(PATIENCE).until(() -> world.count("effect") == 1);
            Files.createFile(goOn);
            paused.resume();
            await().atMost(PATIENCE).until(() -> paused.said("goes on inside its transaction"));
            successor.close();
            sender.notes().send("k", 2, "after");

            await().atMost(PATIENCE).until(() -> sender.effects().of("k").size() > 1);
            assertThat(world.sql()
                            .sql("SELECT node || ' ' || text FROM effect ORDER BY id")
                            .query(String.class)
                            .list())
                    .containsExactly("successor linger", "paused after");
            assertThat(world.letters()).isEmpty();
        }
    }
}
