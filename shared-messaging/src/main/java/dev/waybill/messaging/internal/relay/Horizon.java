package dev.waybill.messaging.internal.relay;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where the relay reads next, and which ids behind that it still expects. Ids are drawn in order and committed in any
 * order: an id that is skipped belongs to a writer that has not committed yet, or never will. A writer holds a lock on
 * the table from before it draws its id until it ends; so when all who held that lock after a gap was seen are gone, the
 * gap is either visible or dead. Until then the relay looks for it by its id.
 */
final class Horizon {

    private static final int GAPS_AT_MOST = 5_000;

    private final Set<Long> gaps = new TreeSet<>();
    private final Set<Long> fencedGaps = new HashSet<>();
    private final Set<String> fence = new HashSet<>();
    private final long drawnBefore;
    private long head;
    private boolean fencing;
    private boolean fencePassed;
    private boolean recovering = true;

    /**
     * At the start nothing is known: reads begin at the bottom until every writer of that time has ended.
     *
     * @param drawnBefore the last id that was drawn
     * @param writers who held the table's lock after that was read
     */
    Horizon(long drawnBefore, Collection<String> writers) {
        this.drawnBefore = drawnBefore;
        fenceOff(writers);
    }

    /** Whether reads must begin at the bottom, with nothing in flight. */
    boolean isRecovering() {
        return recovering;
    }

    /** The first id of the next read. */
    long from() {
        return recovering ? 0 : head;
    }

    /** Ids below {@link #from} that may still appear. */
    Collection<Long> gaps() {
        return gaps;
    }

    /** Whether it helps to look who writes now. */
    boolean wantsWriters() {
        return (recovering && !fencePassed) || !gaps.isEmpty();
    }

    /** Below this nothing is expected. */
    long floor() {
        long lowest = from();
        for (long gap : gaps) {
            return Math.min(lowest, gap);
        }
        return lowest;
    }

    /**
     * A read took place.
     *
     * @param ids what it found, ascending
     * @param exhaustive whether it found everything from {@link #from} on that was visible
     */
    void read(Collection<Long> ids, boolean exhaustive) {
        boolean last = fencePassed;
        for (long id : ids) {
            if (id < head) {
                gaps.remove(id);
            } else {
                for (long skipped = Math.max(head, drawnBefore + 1); skipped < id; skipped++) {
                    expect(skipped);
                }
                head = id + 1;
            }
        }
        if (last) {
            endOfFence(exhaustive);
        }
    }

    /** These had been skipped; more of them may be visible. */
    void found(Collection<Long> ids) {
        gaps.removeAll(ids);
    }

    /** These hold the table's lock now, looked up after the last read. */
    void writersNow(Collection<String> writers) {
        if (fencing) {
            fence.retainAll(writers);
            fencePassed = fence.isEmpty();
        } else if (!gaps.isEmpty()) {
            fencedGaps.addAll(gaps);
            fenceOff(writers);
        }
    }

    private void fenceOff(Collection<String> writers) {
        fencing = true;
        fence.addAll(writers);
        fencePassed = fence.isEmpty();
    }

    private void endOfFence(boolean exhaustive) {
        fencing = false;
        fencePassed = false;
        gaps.removeAll(fencedGaps);
        fencedGaps.clear();
        if (recovering) {
            recovering = false;
            head = exhaustive ? Math.max(head, drawnBefore + 1) : head;
        }
    }

    private void expect(long id) {
        if (gaps.size() >= GAPS_AT_MOST) {
            throw new LostTrack();
        }
        gaps.add(id);
    }

    /** Too many gaps to remember: start again from the bottom. */
    static final class LostTrack extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
