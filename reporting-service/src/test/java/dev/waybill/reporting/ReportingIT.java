package dev.waybill.reporting;

import dev.waybill.events.Topics;
import dev.waybill.messaging.IncomingRecord;
import dev.waybill.reporting.log.EventLog;
import dev.waybill.reporting.projection.LiveFeed;
import dev.waybill.testing.TestKafka;
import dev.waybill.testing.WithInfrastructure;
import dev.waybill.web.testing.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The service on a real database, consuming what a test publishes, as the library's listener would bring it. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"waybill.dashboard.password=open sesame", "waybill.messaging.consumers.enabled=false"})
@Import(TestTokens.class)
@WithInfrastructure(schema = "reporting")
public abstract class ReportingIT {

    @LocalServerPort
    protected int port;

    @Autowired
    protected TestKafka kafka;

    @Autowired
    protected EventLog log;

    @Autowired
    protected LiveFeed feed;

    @Autowired
    protected TransactionTemplate transaction;

    @Autowired
    protected JdbcClient jdbc;

    /** Creates the topics that are missing, and deletes the records that other tests left in them. */
    protected final void emptyTopics() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            Set<String> existing = admin.listTopics().names().get();
            admin.createTopics(Topics.ALL.stream()
                            .filter(topic -> !existing.contains(topic))
                            .map(topic -> new NewTopic(topic, Topics.PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
            Map<TopicPartition, RecordsToDelete> all = Topics.ALL.stream()
                    .flatMap(topic -> IntStream.range(0, Topics.PARTITIONS)
                            .mapToObj(partition -> new TopicPartition(topic, partition)))
                    .collect(Collectors.toMap(partition -> partition, _ -> RecordsToDelete.beforeOffset(-1)));
            admin.deleteRecords(all).all().get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As after retention has removed records before they were read; {@link #losesNothing} ends it. */
    protected final void losesRecords() {
        jdbc.sql("""
            INSERT INTO lost_records (consumer, topic, topic_id, partition, from_offset, to_offset, reason)
            VALUES ('reporting', 'order.events.v1', gen_random_uuid(), 0, 3, 5, 'RETENTION')\
            """).update();
    }

    /** An operator has dealt with what was lost. */
    protected final void losesNothing() {
        jdbc.sql(
                        "UPDATE lost_records SET acknowledged_at = now(), acknowledged_by = 'olga', acknowledged_reason = 'rebuilt'")
                .update();
    }

    /** One batch: stored, applied and committed together. */
    protected void receive(List<IncomingRecord> batch) {
        transaction.executeWithoutResult(_ -> {
            Set<UUID> fresh = log.record("reporting", batch).fresh();
            List<IncomingRecord> news = batch.stream()
                    .filter(message -> fresh.contains(message.id()))
                    .collect(Collectors.toList());
            if (!news.isEmpty()) {
                feed.accept(news);
            }
        });
    }
}
