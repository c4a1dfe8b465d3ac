package dev.waybill.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who takes part, and with which configuration: it is printed with the results. */
final class Contenders {

    private static final int FAST = 300_000;
    private static final int MIDDLE = 24_000;
    private static final int SLOW = 3_000;

    static final Map<String, String> SPRING = Map.of(
            "spring.kafka.bootstrap-servers", "${bench.kafka}",
            "spring.main.web-application-type", "none",
            "spring.main.banner-mode", "off",
            "logging.level.root", "warn");

    private static final Map<String, String> SPRING_TO_DATABASE =
            and(SPRING, Map.of("spring.datasource.url", "${bench.jdbc}"));

    static final List<Contender> RELAYS = List.of(
            Contender.of("bare producer", "BareProducer", Map.of(), FAST),
            Contender.of("bare pipelined loop", "BarePipelinedLoop", Map.of(), FAST),
            Contender.of("waybill", "WaybillRelay", SPRING, FAST),
            Contender.peer("debezium embedded, defaults", "DebeziumRelay", "modulith|namastack", Map.of(), MIDDLE),
            Contender.peer(
                    "debezium embedded, tuned",
                    "DebeziumRelay",
                    "modulith|namastack",
                    Map.of("bench.tuned", "true"),
                    MIDDLE),
            Contender.peer(
                    "spring modulith, defaults",
                    "ModulithRelay",
                    "namastack|debezium",
                    and(
                            SPRING_TO_DATABASE,
                            Map.of("spring.modulith.events.jdbc.schema-initialization.enabled", "true")),
                    SLOW),
            Contender.peer(
                    "spring modulith, tuned",
                    "ModulithRelay",
                    "namastack|debezium",
                    and(
                            SPRING_TO_DATABASE,
                            Map.of(
                                    "spring.modulith.events.jdbc.schema-initialization.enabled", "true",
                                    "spring.modulith.events.completion-mode", "delete",
                                    "spring.datasource.hikari.maximum-pool-size", "40",
                                    "spring.task.execution.pool.core-size", "32",
                                    "spring.kafka.producer.properties.linger.ms", "0")),
                    SLOW),
            Contender.peer(
                    "namastack, defaults",
                    "NamastackRelay",
                    "modulith|debezium",
                    and(SPRING_TO_DATABASE, Map.of("namastack.outbox.jdbc.schema-initialization.enabled", "true")),
                    20),
            Contender.peer(
                    "namastack, tuned",
                    "NamastackRelay",
                    "modulith|debezium",
                    and(
                            SPRING_TO_DATABASE,
                            Map.of(
                                    "namastack.outbox.jdbc.schema-initialization.enabled", "true",
                                    "namastack.outbox.polling.batch-size", "1000",
                                    "namastack.outbox.polling.fixed.interval", "10ms",
                                    "namastack.outbox.processing.delete-completed-records", "true",
                                    "namastack.outbox.processing.executor-core-pool-size", "32",
                                    "namastack.outbox.processing.executor-max-pool-size", "32",
                                    "spring.datasource.hikari.maximum-pool-size", "40")),
                    SLOW),
            Contender.peer(
                    "gruelbox, defaults",
                    "GruelboxRelay",
                    "modulith|namastack|debezium|hibernate-validator",
                    Map.of(),
                    SLOW),
            Contender.peer(
                    "gruelbox, tuned",
                    "GruelboxRelay",
                    "modulith|namastack|debezium|hibernate-validator",
                    Map.of("bench.tuned", "true"),
                    SLOW));

    static final List<Contender> CONSUMERS = List.of(
            Contender.program("bare unnest loop", "BareConsumerLoop", Map.of()),
            Contender.program("waybill", "WaybillConsumer", SPRING));

    private Contenders() {}

    static Map<String, String> and(Map<String, String> first, Map<String, String> second) {
        var both = new TreeMap<>(first);
        both.putAll(second);
        return Map.copyOf(both);
    }
}
