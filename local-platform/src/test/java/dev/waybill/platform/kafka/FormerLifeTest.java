package dev.waybill.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.metadata.RegisterBrokerRecord;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.MetadataProvenance;
import org.apache.kafka.image.loader.LoaderManifest;
import org.apache.kafka.image.loader.SnapshotManifest;
import org.junit.jupiter.api.Test;

class FormerLifeTest {

    private static final int BROKER = 1;
    private static final LoaderManifest MANIFEST = new SnapshotManifest(MetadataProvenance.EMPTY, 0);

    private final FormerLife formerLife = new FormerLife(BROKER);

    @Test
    void isOverForABrokerThatWasNeverThere() {
        seen(MetadataImage.EMPTY);

        assertThat(formerLife.isOver()).isTrue();
    }

    @Test
    void lastsWhileTheBrokerIsTakenForAlive() {
        seen(withBroker(BROKER, false));

        assertThat(formerLife.isOver()).isFalse();
    }

    @Test
    void isOverOnceTheBrokerIsFenced() {
        seen(withBroker(BROKER, false));
        seen(withBroker(BROKER, true));

        assertThat(formerLife.isOver()).isTrue();
    }

    @Test
    void isNotThatOfAnotherBroker() {
        seen(withBroker(2, false));

        assertThat(formerLife.isOver()).isTrue();
    }

    private void seen(MetadataImage image) {
        formerLife.onMetadataUpdate(delta(image), image, MANIFEST);
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
