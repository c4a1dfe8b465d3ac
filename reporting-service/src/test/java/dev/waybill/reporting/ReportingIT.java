package dev.waybill.reporting;

import dev.waybill.messaging.IncomingRecord;
import dev.waybill.reporting.log.EventLog;
import dev.waybill.reporting.projection.LiveFeed;
import dev.waybill.testing.WithInfrastructure;
import dev.waybill.web.testing.TestTokens;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The service on a real database, hearing what a test tells it, as the library's listener would bring it. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"waybill.dashboard.password=open sesame", "waybill.messaging.consumers.enabled=false"})
@Import(TestTokens.class)
@WithInfrastructure(schema = "reporting")
public abstract class ReportingIT {

    @LocalServerPort
    protected int port;

    @Autowired
    protected EventLog log;

    @Autowired
    protected LiveFeed feed;

    @Autowired
    protected TransactionTemplate transaction;

    @Autowired
    protected JdbcClient jdbc;

    /** One batch: stored, applied and committed together. */
    protected void hears(List<IncomingRecord> batch) {
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
