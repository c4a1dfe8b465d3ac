package dev.waybill.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.metadata.RegisterBrokerRecord;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.MetadataProvenance;
import org.apache.kafka.image.loader.LoaderManifest;
import org.apache.kafka.image.loader.SnapshotManifest;
import org.junit.jupiter.api.Test;

class StaleBrokerRegistrationTest {

    private static final int BROKER = 1;
    private static final LoaderManifest MANIFEST = new SnapshotManifest(MetadataProvenance.EMPTY, 0);

    private final StaleBrokerRegistration staleRegistration = new StaleBrokerRegistration(BROKER);

    @Test
    void isOverForABrokerThatWasNeverThere() {
        seen(MetadataImage.EMPTY);

        assertThat(staleRegistration.isOver()).isTrue();
    }

    @Test
    void lastsWhileTheBrokerIsTakenForAlive() {
        seen(withBroker(BROKER, false));

        assertThat(staleRegistration.isOver()).isFalse();
    }

    @Test
    void isOverOnceTheBrokerIsFenced() {
        seen(withBroker(BROKER, false));
        seen(withBroker(BROKER, true));

        assertThat(staleRegistration.isOver()).isTrue();
    }

    @Test
    void isNotThatOfAnotherBroker() {
        seen(withBroker(2, false));

        assertThat(staleRegistration.isOver()).isTrue();
    }

    private void seen(MetadataImage image) {
        staleRegistration.onMetadataUpdate(delta(image), image, MANIFEST);
    }

    private static MetadataImage withBroker(int id, boolean fenced) {
        MetadataDelta delta = delta(MetadataImage.EMPTY);
        delta.replay(new RegisterBrokerRecord().setBrokerId(id).setFenced(fenced));
        return delta.apply(MetadataProvenance.EMPTY);
    }

    private static MetadataDelta delta(MetadataImage image) {
        return new MetadataDelta.Builder().setImage(image).build();
    }
}
