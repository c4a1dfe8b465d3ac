package dev.waybill.messaging.autoconfigure;

import dev.waybill.messaging.MessageCatalog;
import dev.waybill.messaging.TransientFailures;
import dev.waybill.messaging.internal.MicrometerTracing;
import dev.waybill.messaging.internal.Tracing;
import dev.waybill.messaging.internal.kafka.KafkaClients;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;
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
@Import({
    SchemaConfiguration.class,
    SendingConfiguration.class,
    RelayConfiguration.class,
    ReceivingConfiguration.class,
    TopicsConfiguration.class
})
public class MessagingAutoConfiguration {

    /** The wire has a mapper of its own: nobody changes messages by changing the application's JSON. */
    static final JsonMapper WIRE = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Bean
    @ConditionalOnMissingBean
    Tracing waybillNoTracing() {
        return Tracing.NONE;
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

    /** For others who have to distinguish transient failures from bugs, without knowing this library. */
    @Bean
    Predicate<Throwable> transientFailures() {
        return TransientFailures::isTransient;
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
    KafkaClients waybillKafkaClients(
            ProducerFactory<?, ?> producers,
            ConsumerFactory<?, ?> consumers,
            KafkaAdmin admin,
            MessagingProperties properties) {
        return new KafkaClients(new KafkaClients.Settings(
                KafkaSettings.producer(producers.getConfigurationProperties()),
                KafkaSettings.consumer(
                        consumers.getConfigurationProperties(),
                        properties.consumers().batchSize()),
                KafkaSettings.admin(admin.getConfigurationProperties())));
    }
}
