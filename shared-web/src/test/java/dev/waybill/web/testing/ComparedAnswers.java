package dev.waybill.web.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/** How many answers of all services of this JVM were compared with their documents, and what the documents missed. */
final class ComparedAnswers {

    private static final AtomicLong COUNT = new AtomicLong();
    private static final LinkedBlockingQueue<String> UNDESCRIBED = new LinkedBlockingQueue<>();

    private ComparedAnswers() {}

    static void add(Collection<String> undescribed) {
        UNDESCRIBED.addAll(undescribed);
        COUNT.incrementAndGet();
    }

    static long count() {
        return COUNT.get();
    }

    /** What was missed since the last call. */
    static List<String> takeUndescribed() {
        List<String> taken = new ArrayList<>();
        UNDESCRIBED.drainTo(taken);
        return taken.stream().distinct().sorted().toList();
    }
}
