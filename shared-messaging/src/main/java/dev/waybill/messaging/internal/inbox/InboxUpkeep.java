package dev.waybill.messaging.internal.inbox;

import dev.waybill.messaging.internal.End;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/** Keeps the inbox's window: creates the days ahead, drops the days behind. Safe with any number of instances. */
public final class InboxUpkeep implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(InboxUpkeep.class);
    private static final Duration BETWEEN = Duration.ofHours(1);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private static final String FORGET_SEQUENCES =
            "DELETE FROM inbox_sequence WHERE updated_at < now() - make_interval(days => :days) - interval '1 day'";

    private final JdbcClient jdbc;
    private final Duration window;
    private volatile End end = new End();
    private volatile @Nullable Thread thread;

    /** Over the application's database. */
    public InboxUpkeep(JdbcClient jdbc, Duration window) {
        this.jdbc = jdbc;
        this.window = window;
    }

    @Override
    public void start() {
        end = new End();
        thread = Thread.ofVirtual().name("waybill-inbox-upkeep").start(this::run);
    }

    private void run() {
        Duration pause;
        do {
            pause = maintain() ? BETWEEN : AFTER_FAILURE;
        } while (!end.isWithin(pause));
    }

    private boolean maintain() {
        int days = Math.max(1, (int) window.toDays());
        try {
            int changes = jdbc.sql("SELECT inbox_maintain(:days)")
                    .param("days", days)
                    .query(Integer.class)
                    .single();
            int forgotten = jdbc.sql(FORGET_SEQUENCES).param("days", days).update();
            log.debug("{} partitions of the inbox changed, {} sequences forgotten", changes, forgotten);
            return true;
        } catch (DataAccessException | TransactionException e) {
            log.warn("The upkeep of the inbox waits: {}", e.getMessage());
            return false;
        }
    }

    @Override
    public void stop() {
        end.come();
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
