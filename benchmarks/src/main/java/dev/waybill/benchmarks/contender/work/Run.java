package dev.waybill.benchmarks.contender.work;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What a contender is given: its own database, its own topic, how many messages. Set as system properties of its JVM.
 *
 * @param jdbcUrl a fresh database, with the superuser's name and password in it
 * @param messages how many to send in all
 */
public record Run(String jdbcUrl, String bootstrapServers, String topic, int messages) {

    /** Messages are of so many aggregates in turn, each with a sequence contiguous from 1. */
    public static final int AGGREGATES = 1000;

    static final String PAD = "x".repeat(440);

    public static Run ofThisProcess() {
        return new Run(
                System.getProperty("bench.jdbc"),
                System.getProperty("bench.kafka"),
                System.getProperty("bench.topic"),
                Integer.getInteger("bench.messages"));
    }

    public static String aggregate(int message) {
        return "aggregate-" + message % AGGREGATES;
    }

    static long sequence(int message) {
        return message / AGGREGATES + 1L;
    }

    /** About 500 bytes of JSON. */
    public static String body(int message) {
        return "{\"aggregate\":\"" + aggregate(message) + "\",\"sequence\":" + sequence(message) + ",\"pad\":\"" + PAD
                + "\"}";
    }

    /** The consumer group of one who receives. */
    public static String group() {
        return System.getProperty("bench.group");
    }

    public PGSimpleDataSource dataSource() {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(jdbcUrl);
        return dataSource;
    }

    public KafkaProducer<String, String> producer() {
        var settings = new Properties();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L * 1024 * 1024);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    /** Reports to the driver that everything is prepared, and waits for its signal. */
    public static void awaitStart() {
        say("READY");
        nextLine();
    }

    /** Waits until the driver has seen all messages arrive. */
    public static void awaitEnd() {
        nextLine();
    }

    public static void say(String line) {
        System.out.println("bench: " + line);
    }

    /** The driver's next word; without a driver there is nothing left to do. */
    public static String nextLine() {
        try {
            String line = STDIN.readLine();
            if (line == null) {
                System.exit(2);
            }
            return Objects.requireNonNull(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final BufferedReader STDIN =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
}
