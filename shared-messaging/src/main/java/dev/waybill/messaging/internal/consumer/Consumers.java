package dev.waybill.messaging.internal.consumer;

import static java.util.Objects.requireNonNull;

import dev.waybill.messaging.IncomingRecord;
import dev.waybill.messaging.Subscriptions;
import dev.waybill.messaging.internal.Senders;
import dev.waybill.messaging.internal.inbox.BatchTransaction;
import dev.waybill.messaging.internal.inbox.BatchTransactions;
import dev.waybill.messaging.internal.inbox.Isolation;
import dev.waybill.messaging.internal.inbox.MassFailure;
import dev.waybill.messaging.internal.inbox.ReplayRefused;
import dev.waybill.messaging.internal.progress.GroupProgress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;

/** The consumers of this instance. */
public final class Consumers implements SmartLifecycle {

    private static final Duration STOPS_WITHIN = Duration.ofSeconds(20);

    private final Map<String, Set<String>> topics = new LinkedHashMap<>();
    private final Map<String, GroupProgress> progress = new LinkedHashMap<>();
    private final Map<String, ConsumerLoop> loops = new LinkedHashMap<>();
    private final Map<String, BatchTransaction> byConsumer = new HashMap<>();
    private final BatchTransactions transactions;
    private final GroupMembers members;
    private final Settings settings;
    private final InstantSource elapsed = new ElapsedTime();
    private volatile boolean running;
    private volatile boolean consuming;

    /** Assembles them; nothing is touched before {@link #start}. */
    public Consumers(
            Collection<Subscriptions> subscriptions,
            BatchTransactions transactions,
            GroupMembers members,
            Settings settings) {
        this.transactions = transactions;
        this.members = members;
        this.settings = settings;
        subscriptions.forEach(this::add);
    }

    /**
     * What can be set.
     *
     * @param enabled whether this instance consumes
     * @param batchSize how many messages a batch has at most
     * @param patience after which a message that keeps failing alone is given up
     * @param failedKeysPerMinute above which a consumer stops
     * @param resumeAfter how long such a consumer rests at first; at most 16 times that
     */
    public record Settings(
            boolean enabled, int batchSize, Duration patience, int failedKeysPerMinute, Duration resumeAfter) {}

    private void add(Subscriptions subscriptions) {
        String name = subscriptions.consumer();
        Set<String> subscribed = transactions.topicsOf(subscriptions);
        if (subscribed.isEmpty()) {
            throw new IllegalStateException("consumer " + name + " subscribes to nothing");
        }
        if (loops.containsKey(name)) {
            throw new IllegalStateException("there are two consumers named " + name);
        }
        ConsumerMetrics metrics = members.metricsOf(name);
        ConsumerLoop loop = new ConsumerLoop(
                name,
                subscribed,
                new ConsumerLoop.Parts(
                        () -> members.consumer(name),
                        partitionsOf(subscriptions, metrics),
                        () -> members.continuityOf(name)),
                new Restarts(settings.resumeAfter(), elapsed),
                new PollPacing(subscriptions.interval(), settings.batchSize()));
        GroupProgress group = members.progressOf(name, subscribed, elapsed);
        metrics.state(loop::state);
        metrics.lag(group::lag);
        loops.put(name, loop);
        topics.put(name, subscribed);
        progress.put(name, group);
    }

    private Supplier<Partitions> partitionsOf(Subscriptions subscriptions, ConsumerMetrics metrics) {
        Senders senders = transactions.sendersOf(subscriptions);
        BatchTransaction transaction = transactions.of(subscriptions);
        byConsumer.put(subscriptions.consumer(), transaction);
        MassFailure massFailure =
                new MassFailure(elapsed, settings.failedKeysPerMinute(), transactions.expectedBy(subscriptions));
        Isolation isolation = new Isolation(transaction, massFailure);
        return () -> new Partitions(isolation, senders, metrics, elapsed, settings.patience());
    }

    /** The topics that each consumes. */
    public Map<String, Set<String>> topics() {
        return Map.copyOf(topics);
    }

    /** What is wrong with them, by consumer; empty when all is well. */
    public Map<String, String> problems(Duration stuckAfter) {
        Map<String, String> problems = new LinkedHashMap<>();
        loops.forEach((name, loop) -> {
            String problem = problemOf(name, loop, stuckAfter);
            if (!problem.isEmpty()) {
                problems.put(name, problem);
            }
        });
        return problems;
    }

    private String problemOf(String name, ConsumerLoop loop, Duration stuckAfter) {
        if (!running || !consuming) {
            return "";
        }
        if (!loop.isAlive() || loop.state() == ConsumerLoop.State.GAVE_UP) {
            return "stopped: " + loop.problem();
        }
        if (loop.state() == ConsumerLoop.State.FAILING) {
            return "failing: " + loop.problem();
        }
        if (loop.sinceLastRound().compareTo(stuckAfter) > 0) {
            return "stuck for " + loop.sinceLastRound();
        }
        return loop.waitingSince()
                .map(since -> Duration.between(since, elapsed.instant()))
                .filter(waiting -> waiting.compareTo(stuckAfter) > 0)
                .map(waiting -> "a partition has waited for " + waiting)
                .or(() -> requireNonNull(progress.get(name)).standstill(stuckAfter))
                .orElse("");
    }

    /**
     * Applies a dead letter in the current transaction.
     *
     * @throws ReplayRefused if it is no message to this consumer, or there is no such consumer
     */
    public void reapply(String consumer, IncomingRecord record) {
        BatchTransaction transaction = byConsumer.get(consumer);
        if (transaction == null) {
            throw new ReplayRefused("this application has no consumer " + consumer);
        }
        transaction.reapply(record);
    }

    @Override
    public void start() {
        progress.values().forEach(GroupProgress::start);
        if (settings.enabled()) {
            startLoops();
        }
        running = true;
    }

    /** Begins to consume, where it was not enabled. */
    public void startLoops() {
        loops.values().forEach(ConsumerLoop::start);
        consuming = true;
    }

    @Override
    public void stop() {
        running = false;
        progress.values().forEach(GroupProgress::stop);
        List<ConsumerLoop> stopping = new ArrayList<>(loops.values());
        stopping.forEach(ConsumerLoop::askToStop);
        stopping.forEach(loop -> loop.awaitStop(STOPS_WITHIN));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
