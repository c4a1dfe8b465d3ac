package dev.waybill.system.faultrun;

import static org.awaitility.Awaitility.await;

import dev.waybill.checker.evidence.Failures;
import dev.waybill.checker.evidence.Progress;
import dev.waybill.checker.reading.BookReader;
import dev.waybill.checker.reading.FailureReader;
import dev.waybill.checker.reading.PlatformAddress;
import dev.waybill.checker.reading.ProgressReader;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;

/** The state in which nothing is open: every order settled, every message sent and consumed. */
final class Quiescence {

    private final BookReader books;
    private final FailureReader failures;
    private final ProgressReader progress;

    Quiescence(PlatformAddress address) {
        this.books = new BookReader(address);
        this.failures = new FailureReader(address);
        this.progress = new ProgressReader(address);
    }

    /** Waits for it; what is still open by then is for the checker to report. */
    boolean isReachedWithin(Duration atMost) {
        try {
            await("rest")
                    .atMost(atMost)
                    .pollInterval(Duration.ofSeconds(1))
                    .ignoreException(IllegalStateException.class)
                    .until(this::isReached);
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    private boolean isReached() {
        if (books.unsettled() > 0) {
            return false;
        }
        Failures waiting = failures.read();
        List<Progress> listeners = progress.read();
        return waiting.unsent().values().stream().allMatch(it -> it == 0)
                && listeners.stream().allMatch(it -> it.committed() == it.end())
                && books.unsettled() == 0;
    }
}
