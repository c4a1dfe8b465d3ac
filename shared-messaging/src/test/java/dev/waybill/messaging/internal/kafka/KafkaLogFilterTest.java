package dev.waybill.messaging.internal.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaLogFilterTest {

    private final LoggerContext context = new LoggerContext();
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeEach
    void filter() {
        context.addTurboFilter(new KafkaLogFilter(new RepeatedLines(Duration.ofMinutes(1), InstantSource.system())));
        logged.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(logged);
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
    }

    @Test
    void letsOneOfManyLinesPassWhichDifferOnlyInClientAndNumbers() {
        Logger network = context.getLogger("org.apache.kafka.clients.NetworkClient");
        for (int node = -500; node < 500; node++) {
            network.warn("[Consumer clientId=c" + node % 3 + "] Connection to node " + node + " (/127.0.0.1:1" + node
                    + ") could not be established");
        }

        assertThat(logged.list).hasSize(1);
    }

    @Test
    void keepsLinesApartThatDifferInWords() {
        Logger network = context.getLogger("org.apache.kafka.clients.NetworkClient");
        network.info("[Consumer clientId=c1] Cancelled in-flight FETCH request with correlation id 5");
        network.info("[Consumer clientId=c1] Cancelled in-flight METADATA request with correlation id 6");

        assertThat(logged.list).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.zaxxer.hikari.pool.ProxyConnection",
                "org.springframework.orm.jpa.JpaTransactionManager",
                "org.springframework.transaction.interceptor.TransactionInterceptor"
            })
    void showsOneStackTraceOfAllThatLoseTheDatabase(String name) {
        Logger pool = context.getLogger(name);
        for (int connection = 0; connection < 10; connection++) {
            pool.warn("Connection {} marked as broken", "c" + connection, new SQLException("terminated"));
        }

        assertThat(logged.list).hasSize(1);
    }

    @Test
    void leavesOtherLoggersAlone() {
        Logger own = context.getLogger("dev.waybill.messaging.Anything");
        own.warn("the same line");
        own.warn("the same line");

        assertThat(logged.list).hasSize(2);
    }

    @Test
    void keepsSettingsOutUnlessTheirLoggerHasALevel() {
        Logger settings = context.getLogger("org.apache.kafka.clients.consumer.ConsumerConfig");
        settings.info("ConsumerConfig values: …");
        assertThat(logged.list).isEmpty();

        settings.setLevel(Level.INFO);
        settings.info("ConsumerConfig values: …");
        assertThat(logged.list).hasSize(1);
    }
}
