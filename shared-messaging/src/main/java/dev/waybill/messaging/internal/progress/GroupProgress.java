package dev.waybill.messaging.internal.progress;

import dev.waybill.messaging.internal.Worker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a group by the offsets that it has committed, on all partitions, whichever instance has them: whether it stands
 * still where there is more for it, and how much there is.
 */
public final class GroupProgress {

    private static final Logger log = LoggerFactory.getLogger(GroupProgress.class);
    private static final Duration BETWEEN_OBSERVATIONS = Duration.ofSeconds(30);

    private final String group;
    private final Set<String> topics;
    private final Supplier<Admin> admins;
    private final StalledPartitions standstill;
    private volatile double lag = Double.NaN;
    private final Worker worker;

    /** Of this group; nothing is observed before {@link #start}. */
    public GroupProgress(String group, Set<String> topics, Supplier<Admin> admins, InstantSource elapsed) {
        this.group = group;
        this.topics = topics;
        this.admins = admins;
        this.standstill = new StalledPartitions(elapsed);
        this.worker = Worker.named("waybill-progress-" + group);
    }

    /** Where nobody has consumed for longer than this although there is more, if anywhere. */
    public Optional<String> standstill(Duration longerThan) {
        return standstill.longerThan(longerThan);
    }

    /** How many records wait for the group, as of the last observation; {@code NaN} while nobody knows. */
    public double lag() {
        return lag;
    }

    /** Begins to observe. */
    public void start() {
        worker.start(this::run);
    }

    /** Ends. */
    public void stop() {
        worker.stop();
    }

    private void run() {
        do {
            observe();
        } while (!worker.isStoppingWithin(BETWEEN_OBSERVATIONS));
    }

    private void observe() {
        try {
            GroupOffsets offsets = GroupOffsets.read(admins.get(), group, topics);
            standstill.seen(offsets.behind());
            lag = offsets.lag();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            log.debug("The progress of {} is not known", group, e);
            standstill.forget();
            lag = Double.NaN;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
