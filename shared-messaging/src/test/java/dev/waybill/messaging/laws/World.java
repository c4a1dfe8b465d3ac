package dev.waybill.messaging.laws;

import dev.waybill.testing.TestDatabase;
import dev.waybill.testing.TestInfrastructure;
import dev.waybill.testing.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database and topics of a test's own, and the instances of the service that it starts there. */
final class World implements AutoCloseable {

    private final TestDatabase database;
    private final String name = UUID.randomUUID().toString().substring(0, 8);
    private final List<ConfigurableApplicationContext> nodes = new ArrayList<>();
    private final String bootstrapServers;

    World() {
        this(TestInfrastructure.kafka().bootstrapServers());
    }

    World(String bootstrapServers) {
        this(TestInfrastructure.postgres(), bootstrapServers);
    }

    World(TestPostgres postgres, String bootstrapServers) {
        this.database = postgres.database("orders");
        this.bootstrapServers = bootstrapServers;
    }

    /** Starts an instance with these properties. */
    Node start(String... properties) {
        return start(WebApplicationType.NONE, properties);
    }

    /** Starts an instance that serves HTTP or not. */
    Node start(WebApplicationType web, String... properties) {
        return start(new SpringApplicationBuilder(LawsApplication.class).web(web), properties);
    }

    /** Starts an instance that takes the time of day from this clock. */
    Node start(Clock clock, String... properties) {
        return start(
                new SpringApplicationBuilder(LawsApplication.class)
                        .web(WebApplicationType.NONE)
                        .initializers(context ->
                                ((GenericApplicationContext) context).registerBean(Clock.class, () -> clock)),
                properties);
    }

    private Node start(SpringApplicationBuilder application, String... properties) {
        ConfigurableApplicationContext context = application
                .properties(settings())
                .run(Stream.of(properties).map(property -> "--" + property).toArray(String[]::new));
        nodes.add(context);
        return new Node(context);
    }

    /** What an instance must know of this world, for one in a process of its own too. */
    Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("spring.application.name", "laws");
        settings.put("spring.main.banner-mode", "off");
        settings.put("spring.datasource.url", database.jdbcUrl());
        settings.put("spring.datasource.username", database.app().user());
        settings.put("spring.datasource.password", database.app().password());
        settings.put("spring.datasource.hikari.connection-timeout", "2000");
        settings.put("spring.flyway.user", database.owner().user());
        settings.put("spring.flyway.password", database.owner().password());
        settings.put("spring.flyway.default-schema", database.schema());
        settings.put("spring.flyway.out-of-order", "true");
        settings.put("spring.flyway.locations", "classpath:db/laws,classpath:db/messaging");
        settings.put("spring.flyway.placeholders.appRole", database.app().user());
        settings.put("spring.kafka.bootstrap-servers", bootstrapServers);
        settings.put("waybill.messaging.topics.partitions", LawsApplication.PARTITIONS);
        settings.put("server.port", "0");
        settings.put("spring.jpa.open-in-view", "false");
        settings.put("management.otlp.metrics.export.enabled", "false");
        settings.put("laws.events", events());
        settings.put("laws.commands", commands());
        settings.put("laws.consumer", consumer());
        return settings;
    }

    String events() {
        return "notes-" + name;
    }

    String commands() {
        return "performances-" + name;
    }

    String consumer() {
        return "listener-" + name;
    }

    TestDatabase database() {
        return database;
    }

    /** The tables, as the app role sees them. */
    JdbcClient sql() {
        return JdbcClient.create(database.appDataSource());
    }

    /** The tables, as their owner sees them. */
    JdbcClient ownerSql() {
        return JdbcClient.create(database.ownerDataSource());
    }

    long count(String table) {
        return sql().sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }

    /** Ends the session that holds the relay's lock, if one does; its relay goes on until it notices. */
    void endTheRelaysLock() {
        sql().sql("""
            SELECT pg_terminate_backend(pid, 5000) FROM pg_locks
            WHERE locktype = 'advisory' AND objsubid = 2 AND granted
              AND database = (SELECT oid FROM pg_database WHERE datname = current_database())\
            """).query(Boolean.class).list();
    }

    /** How many notes were taken, each published once. */
    long written() {
        return sql().sql("SELECT coalesce(sum(number), 0) FROM aggregate")
                .query(Long.class)
                .single();
    }

    /** The dead letters: key, reason and sequence of each, in their order. */
    List<String> letters() {
        List<String> letters = new ArrayList<>();
        sql().sql("SELECT key, reason, sequence FROM dead_letter ORDER BY id").query(row -> {
            letters.add("%s %s %s".formatted(row.getString(1), row.getString(2), row.getString(3)));
        });
        return letters;
    }

    Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** Somebody else in a group, who takes part of its partitions. */
    KafkaConsumer<String, String> member(String group) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "group.id", group,
                        "group.protocol", "consumer",
                        "enable.auto.commit", "false",
                        "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
    }

    /** Everything on a topic, in the order of each partition. */
    List<ConsumerRecord<String, String>> onTopic(String topic) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            Set<TopicPartition> partitions = new HashSet<>();
            consumer.partitionsFor(topic)
                    .forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> found = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                ConsumerRecords<String, String> polled = consumer.poll(Duration.ofMillis(200));
                polled.forEach(found::add);
            }
            return found;
        }
    }

    static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /** Puts a record on a topic by hand. */
    void put(ProducerRecord<String, String> record) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new StringSerializer())) {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        nodes.forEach(ConfigurableApplicationContext::close);
    }
}
