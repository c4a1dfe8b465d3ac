package dev.waybill.web.idempotency;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/** Deletes old answers in small batches; of many instances, one at a time. */
final class AnswerCleanUp implements SmartInitializingSingleton, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(AnswerCleanUp.class);
    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final IdempotencyProperties properties;
    private final Thread thread =
            Thread.ofVirtual().name("idempotency-clean-up").unstarted(this::cleanUpForever);

    AnswerCleanUp(JdbcClient jdbc, IdempotencyProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    @Override
    public void afterSingletonsInstantiated() {
        thread.start();
    }

    @Override
    public void destroy() {
        thread.interrupt();
    }

    /** Deletes what is older than the retention; returns how many. */
    int cleanUp() {
        int total = 0;
        int deleted;
        do {
            deleted = deleteBatch(properties.retention());
            total += deleted;
        } while (deleted == BATCH && !Thread.currentThread().isInterrupted());
        return total;
    }

    private int deleteBatch(Duration retention) {
        return jdbc.sql("""
                        DELETE FROM idempotent_request
                        WHERE (caller, key) IN (
                            SELECT caller, key
                            FROM idempotent_request
                            WHERE created_at < now() - ? * interval '1 millisecond'
                            ORDER BY created_at
                            LIMIT ?)
                          AND (SELECT pg_try_advisory_xact_lock('idempotent_request'::regclass::oid::bigint))
                        """).param(retention.toMillis()).param(BATCH).update();
    }

    private void cleanUpForever() {
        try {
            while (true) {
                Thread.sleep(properties.cleanUpInterval());
                cleanUpQuietly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void cleanUpQuietly() {
        try {
            int deleted = cleanUp();
            log.debug("deleted {} answers older than {}", deleted, properties.retention());
        } catch (DataAccessException | TransactionException e) {
            log.warn("could not delete old answers, trying again in {}", properties.cleanUpInterval(), e);
        }
    }
}
