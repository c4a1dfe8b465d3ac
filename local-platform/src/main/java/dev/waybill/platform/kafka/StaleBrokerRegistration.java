package dev.waybill.platform.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.loader.LoaderManifest;
import org.apache.kafka.image.publisher.MetadataPublisher;
import org.apache.kafka.metadata.BrokerRegistration;

/** Whether the controller's metadata still list a killed broker as alive. */
final class StaleBrokerRegistration implements MetadataPublisher {

    /** Many times {@code broker.session.timeout.ms}. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final int broker;
    private final CountDownLatch ended = new CountDownLatch(1);

    StaleBrokerRegistration(int broker) {
        this.broker = broker;
    }

    /** Returns when the broker is fenced, or was never there. */
    void awaitEnd() {
        try {
            if (!ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("Kafka's controller has not fenced the broker's former life within "
                        + PATIENCE.toSeconds() + " s; start it again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Kafka starts", e);
        }
    }

    boolean isOver() {
        return ended.getCount() == 0;
    }

    @Override
    public String name() {
        return "StaleBrokerRegistration";
    }

    /** Called with the whole metadata once they are loaded, and after each change. */
    @Override
    public void onMetadataUpdate(MetadataDelta delta, MetadataImage image, LoaderManifest manifest) {
        BrokerRegistration registration = image.cluster().broker(broker);
        if (registration == null || registration.fenced()) {
            ended.countDown();
        }
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
