package dev.waybill.messaging.internal.consumer;

import dev.waybill.messaging.internal.LoggedFailure;
import dev.waybill.messaging.internal.Worker;
import dev.waybill.messaging.internal.inbox.MassFailure;
import dev.waybill.messaging.internal.losses.Continuity;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One member of a consumer group: polls, applies, commits offsets, and comes back after a failure of its own. */
final class ConsumerLoop {

    private static final Logger log = LoggerFactory.getLogger(ConsumerLoop.class);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** No longer than {@code fetch.max.wait.ms}: clients older than 4.4 fetch once a poll (KAFKA-20780). */
    private static final Duration POLL = Duration.ofMillis(500);

    private static final Duration POLL_WHILE_WAITING = Duration.ofMillis(25);
    private static final Duration BETWEEN_COMMITS = Duration.ofMillis(100);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final String name;
    private final Set<String> topics;
    private final Parts parts;
    private final Restarts restarts;
    private final PollPacing pacing;
    private final Worker worker;
    private volatile State state = State.STOPPED;
    private volatile String problem = "";
    private volatile long lastRound = System.nanoTime();
    private volatile @Nullable Consumer<byte[], byte[]> consumer;
    private volatile @Nullable Partitions partitions;
    private long lastCommit = System.nanoTime();

    ConsumerLoop(String name, Set<String> topics, Parts parts, Restarts restarts, PollPacing pacing) {
        this.name = name;
        this.topics = topics;
        this.parts = parts;
        this.restarts = restarts;
        this.pacing = pacing;
        this.worker = new Worker(Thread.ofPlatform().name("waybill-consumer-" + name));
    }

    /** What each new beginning needs anew. */
    record Parts(
            Supplier<Consumer<byte[], byte[]>> consumer,
            Supplier<Partitions> partitions,
            Supplier<Continuity> continuity) {}

    /** What it does. */
    enum State {
        STOPPED,
        RUNNING,
        /** It failed and tries again. */
        FAILING,
        /** It stopped by itself, for message after message failed; it resumes after a long pause. */
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
        state = State.RUNNING;
        lastRound = System.nanoTime();
        worker.start(this::run);
    }

    void askToStop() {
        worker.stop();
        Consumer<byte[], byte[]> current = consumer;
        if (current != null) {
            current.wakeup();
        }
    }

    void awaitStop(Duration atMost) {
        worker.stop(atMost);
    }

    boolean isAlive() {
        return worker.isAlive();
    }

    private void run() {
        while (!worker.isStopping()) {
            try {
                work();
            } catch (MassFailure.Suspected e) {
                fail(State.GAVE_UP, e);
                rest(restarts.afterStop());
            } catch (WakeupException e) {
                log.debug("{} was woken up", name, e);
            } catch (RuntimeException | Error e) {
                fail(State.FAILING, e);
                rest(restarts.afterFailure());
            }
        }
        state = State.STOPPED;
    }

    private void fail(State failed, Throwable failure) {
        problem = String.valueOf(failure);
        state = failed;
        log.error("Consumer {} is {}", name, failed, LoggedFailure.of(failure));
    }

    private void work() {
        Partitions own = parts.partitions().get();
        Continuity continuity = parts.continuity().get();
        Consumer<byte[], byte[]> opened = parts.consumer().get();
        OffsetCommits commits = new OffsetCommits(name, opened, continuity::inTheirLife);
        consumer = opened;
        partitions = own;
        try {
            opened.subscribe(topics, new Handover(opened, own, continuity, commits));
            while (!worker.isStopping()) {
                round(opened, own, continuity, commits);
            }
            commits.commitNow(own.takeDone());
            continuity.save();
        } finally {
            consumer = null;
            opened.close(CloseOptions.timeout(FAREWELL));
        }
    }

    private void round(Consumer<byte[], byte[]> opened, Partitions own, Continuity continuity, OffsetCommits commits) {
        poll(opened, own, continuity);
        lastRound = System.nanoTime();
        own.retry();
        pauseExactly(opened, own.paused());
        if (System.nanoTime() - lastCommit > BETWEEN_COMMITS.toNanos()) {
            lastCommit = System.nanoTime();
            commits.commitInBackground(own.takeDone());
        }
        continuity.saveNowAndThen();
        state = State.RUNNING;
        problem = "";
        restarts.wentRound();
        lastRound = System.nanoTime();
    }

    private void poll(Consumer<byte[], byte[]> opened, Partitions own, Continuity continuity) {
        Duration timeout = own.paused().isEmpty() ? POLL : POLL_WHILE_WAITING;
        long start = System.nanoTime();
        long cpu = THREADS.getCurrentThreadCpuTime();
        ConsumerRecords<byte[], byte[]> polled = opened.poll(timeout);
        Duration used = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - cpu);
        long received = System.nanoTime();
        continuity.received(polled);
        own.accept(polled, continuity::topicId);
        pause(pacing.after(
                new PollPacing.Poll(polled.count(), Duration.ofNanos(received - start), used, timeout),
                Duration.ofNanos(System.nanoTime() - received)));
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

    private void rest(Duration pause) {
        pause(pause);
        lastRound = System.nanoTime();
    }

    private void pause(Duration pause) {
        if (!pause.isZero()) {
            worker.isStoppingWithin(pause);
        }
    }
}
