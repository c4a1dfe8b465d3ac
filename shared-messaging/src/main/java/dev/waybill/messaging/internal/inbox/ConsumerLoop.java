package dev.waybill.messaging.internal.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One member of a consumer group: polls, applies, commits offsets, and comes back after a failure of its own. */
final class ConsumerLoop {

    private static final Logger log = LoggerFactory.getLogger(ConsumerLoop.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration POLL_WHILE_WAITING = Duration.ofMillis(25);
    private static final Duration BETWEEN_COMMITS = Duration.ofMillis(100);
    private static final Duration FAREWELL = Duration.ofSeconds(5);
    private static final long LONGEST_REST_MILLIS = 30_000;

    private final String name;
    private final Set<String> topics;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Supplier<Partitions> newPartitions;
    private final PollPacing pacing = new PollPacing();
    private volatile State state = State.STOPPED;
    private volatile String problem = "";
    private volatile long lastRound = System.nanoTime();
    private volatile boolean stopping;
    private volatile @Nullable Consumer<byte[], byte[]> consumer;
    private volatile @Nullable Partitions partitions;
    private @Nullable Thread thread;
    private long lastCommit = System.nanoTime();
    private int failuresInARow;

    ConsumerLoop(
            String name,
            Set<String> topics,
            Supplier<Consumer<byte[], byte[]>> consumers,
            Supplier<Partitions> newPartitions) {
        this.name = name;
        this.topics = topics;
        this.consumers = consumers;
        this.newPartitions = newPartitions;
    }

    /** What it does. */
    enum State {
        STOPPED,
        RUNNING,
        /** It failed and tries again. */
        FAILING,
        /** It stopped by itself, for message after message failed. */
        GAVE_UP
    }

    State state() {
        return state;
    }

    /** What is wrong, if something is. */
    String problem() {
        return problem;
    }

    Duration sinceLastRound() {
        return Duration.ofNanos(System.nanoTime() - lastRound);
    }

    /** Since when a partition waits for a failure to pass. */
    Optional<Instant> waitingSince() {
        Partitions current = partitions;
        return current == null ? Optional.empty() : current.waitingSince();
    }

    void start() {
        stopping = false;
        state = State.RUNNING;
        lastRound = System.nanoTime();
        thread = Thread.ofPlatform().name("waybill-consumer-" + name).start(this::run);
    }

    void askToStop() {
        stopping = true;
        Consumer<byte[], byte[]> current = consumer;
        if (current != null) {
            current.wakeup();
        }
    }

    void awaitStop(Duration atMost) throws InterruptedException {
        if (thread != null && !thread.join(atMost)) {
            thread.interrupt();
        }
    }

    boolean isAlive() {
        return thread != null && thread.isAlive();
    }

    private void run() {
        while (!stopping && state != State.GAVE_UP) {
            try {
                work();
            } catch (MassFailure.Suspected e) {
                fail(State.GAVE_UP, e);
            } catch (WakeupException e) {
                log.debug("{} was woken up", name, e);
            } catch (RuntimeException | Error e) {
                fail(State.FAILING, e);
                rest();
            }
        }
        if (state != State.GAVE_UP) {
            state = State.STOPPED;
        }
    }

    private void fail(State failed, Throwable failure) {
        problem = String.valueOf(failure);
        state = failed;
        log.error("Consumer {} is {}", name, failed, failure);
    }

    private void work() {
        Partitions own = newPartitions.get();
        Consumer<byte[], byte[]> opened = consumers.get();
        consumer = opened;
        partitions = own;
        try {
            opened.subscribe(topics, new Handover(opened, own));
            while (!stopping) {
                round(opened, own);
            }
            commit(opened, own.takeDone());
        } finally {
            consumer = null;
            opened.close(CloseOptions.timeout(FAREWELL));
        }
    }

    private void round(Consumer<byte[], byte[]> opened, Partitions own) {
        poll(opened, own);
        lastRound = System.nanoTime();
        own.retry();
        pauseExactly(opened, own.paused());
        if (System.nanoTime() - lastCommit > BETWEEN_COMMITS.toNanos()) {
            lastCommit = System.nanoTime();
            commitInBackground(opened, own.takeDone());
        }
        state = State.RUNNING;
        problem = "";
        failuresInARow = 0;
        lastRound = System.nanoTime();
    }

    private void poll(Consumer<byte[], byte[]> opened, Partitions own) {
        Duration timeout = own.paused().isEmpty() ? POLL : POLL_WHILE_WAITING;
        long start = System.nanoTime();
        ConsumerRecords<byte[], byte[]> polled = opened.poll(timeout);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        own.accept(polled);
        pause(pacing.after(polled.isEmpty(), took, timeout));
    }

    private static void pauseExactly(Consumer<byte[], byte[]> opened, Set<TopicPartition> wanted) {
        Set<TopicPartition> paused = opened.paused();
        if (paused.equals(wanted)) {
            return;
        }
        Set<TopicPartition> toResume = new HashSet<>(paused);
        toResume.removeAll(wanted);
        opened.resume(toResume);
        Set<TopicPartition> toPause = new HashSet<>(wanted);
        toPause.retainAll(opened.assignment());
        opened.pause(toPause);
    }

    private void commitInBackground(Consumer<byte[], byte[]> opened, Map<TopicPartition, OffsetAndMetadata> offsets) {
        if (!offsets.isEmpty()) {
            opened.commitAsync(offsets, (_, failure) -> {
                if (failure != null) {
                    log.debug("Offsets of {} were not committed; the inbox knows the messages", name, failure);
                }
            });
        }
    }

    private void commit(Consumer<byte[], byte[]> opened, Map<TopicPartition, OffsetAndMetadata> offsets) {
        try {
            if (!offsets.isEmpty()) {
                opened.commitSync(offsets, FAREWELL);
            }
        } catch (KafkaException e) {
            log.debug("Offsets of {} were not committed; the inbox knows the messages", name, e);
        }
    }

    private void rest() {
        pause(Duration.ofMillis(Math.min(LONGEST_REST_MILLIS, 500L << Math.min(failuresInARow++, 6))));
        lastRound = System.nanoTime();
    }

    private void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    /** Hands partitions over: the next owner begins where this one stopped. */
    private final class Handover implements ConsumerRebalanceListener {

        private final Consumer<byte[], byte[]> opened;
        private final Partitions own;

        Handover(Consumer<byte[], byte[]> opened, Partitions own) {
            this.opened = opened;
            this.own = own;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            log.debug("{} has {}", name, assigned);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
            commit(opened, own.takeDone());
            own.forget(revoked);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> lost) {
            own.forget(lost);
        }
    }
}
