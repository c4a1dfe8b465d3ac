package dev.waybill.messaging.autoconfigure;

import dev.waybill.messaging.MessageCatalog;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.Subscriptions;
import dev.waybill.messaging.internal.DedicatedConnections;
import dev.waybill.messaging.internal.MicrometerTracing;
import dev.waybill.messaging.internal.TopicCreator;
import dev.waybill.messaging.internal.Tracing;
import dev.waybill.messaging.internal.inbox.BatchTransaction.Tables;
import dev.waybill.messaging.internal.inbox.Consumers;
import dev.waybill.messaging.internal.inbox.DeadLetterTable;
import dev.waybill.messaging.internal.inbox.InboxUpkeep;
import dev.waybill.messaging.internal.inbox.JdbcInboxStore;
import dev.waybill.messaging.internal.inbox.SequenceTracker;
import dev.waybill.messaging.internal.outbox.Backlog;
import dev.waybill.messaging.internal.outbox.JdbcOutbox;
import dev.waybill.messaging.internal.outbox.OutboxTable;
import dev.waybill.messaging.internal.outbox.PayloadWriter;
import dev.waybill.messaging.internal.outbox.PersistenceContextFlush;
import dev.waybill.messaging.internal.relay.OutboxRelay;
import dev.waybill.messaging.internal.relay.RelayMetrics;
import dev.waybill.messaging.internal.relay.RelaySignal;
import dev.waybill.messaging.spi.InboxStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Outbox, relay, inbox and dead letters for an application that has a {@link MessageCatalog}. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration",
            "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration"
        })
@ConditionalOnBean({MessageCatalog.class, DataSource.class})
@EnableConfigurationProperties(MessagingProperties.class)
public class MessagingAutoConfiguration {

    /** The wire has a mapper of its own: nobody changes messages by changing the application's JSON. */
    static final JsonMapper WIRE = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Spring's own creation of topics would hold up the start while the broker is away. */
    @Bean
    static BeanPostProcessor topicsAreCreatedInTheBackground() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof KafkaAdmin admin) {
                    admin.setAutoCreate(false);
                }
                return bean;
            }
        };
    }

    @Bean
    @ConditionalOnMissingBean
    Tracing waybillNoTracing() {
        return Tracing.NONE;
    }

    @Bean
    RelaySignal waybillRelaySignal() {
        return new RelaySignal();
    }

    @Bean
    Surroundings waybillSurroundings(
            ObjectProvider<MeterRegistry> registry,
            ObjectProvider<Clock> clock,
            MessagingProperties properties,
            Environment environment) {
        String application = environment.getProperty("spring.application.name", "application");
        return new Surroundings(
                registry.getIfAvailable(SimpleMeterRegistry::new),
                clock.getIfAvailable(Clock::systemUTC),
                Objects.requireNonNullElse(properties.source(), "/" + application));
    }

    /** What several parts share. */
    record Surroundings(MeterRegistry registry, Clock clock, String source) {}

    @Bean
    Backlog waybillBacklog(DataSource dataSource, Surroundings surroundings, MessagingProperties properties) {
        Backlog backlog = new Backlog(
                JdbcClient.create(dataSource),
                surroundings.clock(),
                properties.outbox().maxBacklog());
        backlog.bindTo(surroundings.registry());
        return backlog;
    }

    @Bean
    @ConditionalOnMissingBean
    Outbox outbox(
            MessageCatalog catalog,
            DataSource dataSource,
            Tracing tracing,
            Surroundings surroundings,
            OutboxSignals signals,
            MessagingProperties properties) {
        return new JdbcOutbox(
                catalog,
                new PayloadWriter(WIRE, properties.outbox().maxMessageSize().toBytes()),
                new OutboxTable(dataSource),
                tracing,
                surroundings.clock(),
                signals.value());
    }

    /** A bean of its own, for JPA may be absent. */
    record OutboxSignals(JdbcOutbox.Signals value) {}

    @Bean
    OutboxSignals waybillOutboxSignals(RelaySignal signal, Backlog backlog, ObjectProvider<FlushOfChanges> flush) {
        Runnable flushOfChanges =
                flush.getIfAvailable(() -> new FlushOfChanges(() -> {})).value();
        return new OutboxSignals(new JdbcOutbox.Signals(flushOfChanges, signal::wakeUp, backlog::hasRoom));
    }

    /** Brings pending changes to the database. */
    record FlushOfChanges(Runnable value) {}

    /** With JPA, changes are flushed before messages are inserted. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({EntityManagerFactory.class, org.springframework.orm.jpa.EntityManagerFactoryUtils.class})
    @ConditionalOnBean(EntityManagerFactory.class)
    static class WithJpa {

        @Bean
        FlushOfChanges waybillFlushOfChanges(ObjectProvider<EntityManagerFactory> factories) {
            return new FlushOfChanges(
                    new PersistenceContextFlush(factories.stream().toList()));
        }
    }

    /** With tracing, the trace travels along. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Tracer.class)
    @ConditionalOnBean({Tracer.class, Propagator.class})
    static class WithTracing {

        @Bean
        Tracing waybillTracing(Tracer tracer, Propagator propagator) {
            return new MicrometerTracing(tracer, propagator);
        }
    }

    @Bean
    @ConditionalOnProperty(name = "waybill.messaging.relay.enabled", matchIfMissing = true)
    OutboxRelay waybillRelay(
            DataSource dataSource,
            ObjectProvider<JdbcConnectionDetails> details,
            ProducerFactory<?, ?> producers,
            RelaySignal signal,
            Surroundings surroundings,
            MessagingProperties properties) {
        JdbcConnectionDetails database = details.getIfAvailable();
        DedicatedConnections connections = database == null
                ? DedicatedConnections.from(dataSource)
                : DedicatedConnections.to(
                        database.getJdbcUrl(), database.getUsername(), database.getPassword(), dataSource);
        Map<String, Object> producer = KafkaSettings.producer(producers.getConfigurationProperties());
        return new OutboxRelay(
                connections,
                () -> producer,
                new OutboxRelay.Settings(
                        surroundings.source(),
                        properties.relay().batchSize(),
                        properties.relay().shortestPoll(),
                        properties.relay().longestPoll()),
                signal,
                new RelayMetrics(surroundings.registry(), surroundings.clock()));
    }

    @Bean
    TopicCreator waybillTopicCreator(
            ObjectProvider<NewTopic> topics, Supplier<Admin> waybillAdmins, MessagingProperties properties) {
        return new TopicCreator(topics.stream().toList(), properties.topics().replicationFactor(), waybillAdmins);
    }

    @Bean
    Supplier<Admin> waybillAdmins(KafkaAdmin admin) {
        return () -> Admin.create(KafkaSettings.admin(admin.getConfigurationProperties()));
    }

    @Bean
    @ConditionalOnMissingBean
    InboxStore inboxStore(DataSource dataSource, MessagingProperties properties) {
        return new JdbcInboxStore(
                new JdbcTemplate(dataSource), properties.inbox().window());
    }

    @Bean
    InboxUpkeep waybillInboxUpkeep(DataSource dataSource, MessagingProperties properties) {
        return new InboxUpkeep(JdbcClient.create(dataSource), properties.inbox().window());
    }

    @Bean
    DeadLetterTable waybillDeadLetterTable(DataSource dataSource) {
        return new DeadLetterTable(new JdbcTemplate(dataSource), WIRE);
    }

    @Bean
    Tables waybillTables(
            PlatformTransactionManager transactions,
            DataSource dataSource,
            InboxStore inbox,
            DeadLetterTable deadLetters) {
        return new Tables(
                new TransactionTemplate(transactions),
                inbox,
                deadLetters,
                new SequenceTracker(new JdbcTemplate(dataSource)));
    }

    @Bean
    Consumers waybillConsumers(
            ObjectProvider<Subscriptions> subscriptions,
            MessageCatalog catalog,
            Tables tables,
            Tracing tracing,
            ConsumerFactory<?, ?> consumers,
            Supplier<Admin> waybillAdmins,
            Surroundings surroundings,
            MessagingProperties properties) {
        Map<String, Object> settings = KafkaSettings.consumer(
                consumers.getConfigurationProperties(), properties.consumers().batchSize());
        return new Consumers(
                subscriptions.stream().toList(),
                new Consumers.Surroundings(
                        catalog,
                        WIRE,
                        tables,
                        tracing,
                        surroundings.registry(),
                        surroundings.clock(),
                        () -> settings,
                        waybillAdmins),
                new Consumers.Settings(
                        properties.consumers().enabled(),
                        properties.consumers().patience(),
                        properties.consumers().failedKeysPerMinute()));
    }
}
