package dev.waybill.reporting.projection;

/**
 * A place in an aggregate's history: sequences count within an epoch of their sender, and a later epoch supersedes whatever
 * an earlier one numbered.
 */
public record Place(long epoch, long sequence) {

    /** Before every event. */
    public static final Place BEGINNING = new Place(0, 0);

    /** Whether what stands here is news to whoever has reached the other place. */
    public boolean isAfter(Place other) {
        return epoch > other.epoch || (epoch == other.epoch && sequence > other.sequence);
    }
}
