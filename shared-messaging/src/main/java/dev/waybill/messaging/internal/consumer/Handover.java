package dev.waybill.messaging.internal.consumer;

import dev.waybill.messaging.internal.losses.Continuity;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;

/** Hands partitions over: the next owner begins where this one stopped. */
record Handover(Consumer<byte[], byte[]> opened, Partitions own, Continuity continuity, OffsetCommits commits)
        implements ConsumerRebalanceListener {

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        continuity.assigned(opened, assigned);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        commits.commitNow(own.takeDone());
        continuity.save();
        onPartitionsLost(revoked);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
        own.forget(lost);
        commits.forget(lost);
        continuity.forget(lost);
    }
}
