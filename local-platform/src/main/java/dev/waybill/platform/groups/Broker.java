package dev.waybill.platform.groups;

import dev.waybill.platform.PlatformException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TimeoutException;

/** A Kafka cluster as an administrator sees it; whatever it refuses is said in one line. */
final class Broker implements AutoCloseable {

    private static final String PATIENCE_MILLIS = "6000";
    private static final String REQUEST_MILLIS = "4000";

    private final String bootstrapServers;
    private final Admin admin;

    private Broker(String bootstrapServers, Admin admin) {
        this.bootstrapServers = bootstrapServers;
        this.admin = admin;
    }

    /** The cluster with these servers, with further settings of a client, such as its credentials. */
    static Broker at(String bootstrapServers, Map<String, String> settings) {
        Properties properties = new Properties();
        properties.put("default.api.timeout.ms", PATIENCE_MILLIS);
        properties.put("request.timeout.ms", REQUEST_MILLIS);
        properties.putAll(settings);
        properties.put("bootstrap.servers", bootstrapServers);
        try {
            return new Broker(bootstrapServers, Admin.create(properties));
        } catch (KafkaException e) {
            throw new PlatformException(
                    "There can be no connection to %s: %s"
                            .formatted(bootstrapServers, innermost(e).getMessage()),
                    e);
        }
    }

    Admin admin() {
        return admin;
    }

    /** The cluster's answer. */
    <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw innermost(e) instanceof TimeoutException
                    ? new PlatformException(
                            "No Kafka answers at %s: is it running, and is that its --bootstrap-server?"
                                    .formatted(bootstrapServers),
                            e)
                    : new PlatformException(
                            "Kafka at %s refuses: %s"
                                    .formatted(bootstrapServers, innermost(e).getMessage()),
                            e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("Interrupted", e);
        }
    }

    private static Throwable innermost(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    @Override
    public void close() {
        admin.close();
    }
}
