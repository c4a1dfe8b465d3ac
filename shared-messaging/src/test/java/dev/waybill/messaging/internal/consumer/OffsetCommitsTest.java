package dev.waybill.messaging.internal.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.clients.consumer.RetriableCommitFailedException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OffsetCommitsTest {

    private static final TopicPartition QUIET = new TopicPartition("notes", 0);
    private static final TopicPartition BUSY = new TopicPartition("notes", 1);

    private final Broker broker = new Broker();
    private final OffsetCommits commits = new OffsetCommits("listener", broker, UnaryOperator.identity());

    @Test
    void repeatsACommitThatFailedOnAPartitionThatHasFallenQuiet() {
        commits.commitInBackground(Map.of(QUIET, new OffsetAndMetadata(7)));
        broker.fail();

        commits.commitInBackground(Map.of());
        broker.succeed();

        assertThat(broker.committed).containsExactly(Map.entry(QUIET, 7L));
        commits.commitInBackground(Map.of());
        assertThat(broker.requested).isEmpty();
    }

    @Test
    void neverGoesBackBehindWhatWasDoneMeanwhile() {
        commits.commitInBackground(Map.of(QUIET, new OffsetAndMetadata(7), BUSY, new OffsetAndMetadata(10)));
        commits.commitInBackground(Map.of(BUSY, new OffsetAndMetadata(20)));
        assertThat(broker.requested).hasSize(1);
        broker.fail();

        commits.commitInBackground(Map.of());
        broker.succeed();

        assertThat(broker.committed).containsOnly(Map.entry(QUIET, 7L), Map.entry(BUSY, 20L));
    }

    @Test
    void doesNotRepeatWhatBelongsToSomebodyElseByThen() {
        commits.commitInBackground(Map.of(QUIET, new OffsetAndMetadata(7)));
        commits.forget(List.of(QUIET));
        broker.fail();

        commits.commitInBackground(Map.of());
        commits.commitNow(Map.of());

        assertThat(broker.requested).isEmpty();
        assertThat(broker.committed).isEmpty();
    }

    @Test
    void handsOverWithEverythingThatIsDoneAlsoWhatIsUnderWay() {
        commits.commitInBackground(Map.of(QUIET, new OffsetAndMetadata(7)));
        commits.commitInBackground(Map.of(BUSY, new OffsetAndMetadata(3)));

        commits.commitNow(Map.of(BUSY, new OffsetAndMetadata(4)));

        assertThat(broker.committed).containsOnly(Map.entry(QUIET, 7L), Map.entry(BUSY, 4L));
    }

    /** Answers step by step. */
    private static final class Broker extends MockConsumer<byte[], byte[]> {

        private record Request(Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {}

        private final Queue<Request> requested = new ArrayDeque<>();
        private final Map<TopicPartition, Long> committed = new HashMap<>();

        Broker() {
            super("earliest");
        }

        @Override
        public synchronized void commitAsync(
                Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
            requested.add(new Request(offsets, callback));
        }

        @Override
        public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
            store(offsets);
        }

        void fail() {
            Request commit = requested.remove();
            commit.callback().onComplete(commit.offsets(), new RetriableCommitFailedException("not now"));
        }

        void succeed() {
            List<Request> all = new ArrayList<>(requested);
            requested.clear();
            for (Request commit : all) {
                store(commit.offsets());
                commit.callback().onComplete(commit.offsets(), null);
            }
        }

        private void store(Map<TopicPartition, OffsetAndMetadata> offsets) {
            offsets.forEach((partition, offset) -> committed.put(partition, offset.offset()));
        }
    }
}
