package dev.waybill.benchmarks.contender;

import dev.waybill.benchmarks.contender.work.Happened;
import dev.waybill.benchmarks.contender.work.Run;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.events.EventExternalizationConfiguration;
import org.springframework.modulith.events.RoutingTarget;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Spring Modulith's event publication registry with its Kafka externalization. Tuned: completed publications deleted,
 * virtual threads, a larger connection pool (from {@code Peers}).
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@EnableAsync
class ModulithRelay {

    private static final int EVENTS_A_TRANSACTION = 100;

    @Bean
    EventExternalizationConfiguration externalization() {
        String topic = Run.ofThisProcess().topic();
        return EventExternalizationConfiguration.externalizing()
                .select(event -> event instanceof Happened)
                .route(Happened.class, event -> RoutingTarget.forTarget(topic).andKey(event.aggregate()))
                .build();
    }

    public static void main(String[] args) {
        Run run = Run.ofThisProcess();
        try (var context = SpringApplication.run(ModulithRelay.class, args)) {
            var transactions = context.getBean(TransactionTemplate.class);
            ApplicationEventPublisher events = context;
            Run.awaitStart();
            for (int first = 0; first < run.messages(); first += EVENTS_A_TRANSACTION) {
                int begin = first;
                int end = Math.min(run.messages(), first + EVENTS_A_TRANSACTION);
                transactions.executeWithoutResult(tx -> {
                    for (int message = begin; message < end; message++) {
                        events.publishEvent(Happened.of(message));
                    }
                });
            }
            Run.awaitEnd();
        }
    }
}
