package dev.waybill.messaging.laws;

import dev.waybill.messaging.Message;
import dev.waybill.messaging.MessageCatalog;
import dev.waybill.messaging.MessageType;
import dev.waybill.messaging.Outbox;
import dev.waybill.messaging.OwnedTopics;
import dev.waybill.messaging.Subscriptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A small service that does nothing but keep the laws. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class LawsApplication {

    static final int PARTITIONS = 4;

    @Bean
    MessageCatalog catalog(
            @Value("${laws.events}") String events,
            @Value("${laws.commands}") String commands,
            @Value("${laws.senders:}") Set<String> senders) {
        return MessageCatalog.of(
                List.of(
                        MessageType.event("noted.v1", Noted.class, events, Noted::key, Noted::number),
                        MessageType.command("perform.v1", Perform.class, commands, Perform::key)),
                Map.of(events, senders, commands, senders));
    }

    @Bean
    OwnedTopics ownedTopics(@Value("${laws.owned:${laws.events},${laws.commands}}") Set<String> topics) {
        return new OwnedTopics(topics);
    }

    @Bean
    Effects effects(
            JdbcClient jdbc, @Value("${laws.node:a}") String node, @Value("${laws.linger-until:}") String lingerUntil) {
        Effects effects = new Effects(jdbc, node);
        if (!lingerUntil.isEmpty()) {
            effects.obstruct("linger", new Lingering(Path.of(lingerUntil)));
        }
        return effects;
    }

    @Bean
    Desk desk(Notes notes) {
        return new Desk(notes);
    }

    @Bean
    @ConditionalOnWebApplication
    Callers callers() {
        return new Callers();
    }

    @Bean
    Notes notes(Outbox outbox, JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new Notes(outbox, jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    @ConditionalOnProperty(name = "laws.consume", matchIfMissing = true)
    Subscriptions subscriptions(
            @Value("${laws.consumer}") String consumer,
            @Value("${laws.batches:false}") boolean batches,
            @Value("${laws.sources:}") String[] sources,
            @Value("${laws.batch-every:0s}") Duration interval,
            Effects effects) {
        Subscriptions subscriptions =
                Subscriptions.forConsumer(consumer).sentBy(sources).batchEvery(interval);
        if (batches) {
            return subscriptions.onBatch(
                    Noted.class,
                    messages -> messages.forEach(message -> effects.apply(
                            message,
                            message.payload().number(),
                            message.payload().text())));
        }
        return subscriptions
                .onMessage(
                        Noted.class,
                        (Message<Noted> message) -> effects.apply(
                                message,
                                message.payload().number(),
                                message.payload().text()))
                .onMessage(
                        Perform.class,
                        (Message<Perform> message) -> effects.apply(
                                message,
                                message.payload().number(),
                                message.payload().text()));
    }
}
