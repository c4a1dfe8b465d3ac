package dev.waybill.reporting.projection;

import java.util.List;

/**
 * A read model: which events it handles, which tables it fills, and how. It has no side effects beyond its tables, so that
 * it can be replayed, and gives the same rows in every interleaving of the events that keeps the order per key within a
 * topic.
 */
public interface Projection {

    /** Its name for ever: under it, its generations are kept. */
    String name();

    /** Raised when the same events would now give other rows; a new generation is then filled from the log. */
    int version();

    /** The tables that it fills; each has a column {@code generation}. */
    List<String> tables();

    /** Whether {@link #apply} wants events with this payload. */
    boolean handles(Class<?> payload);

    /**
     * Applies events to the rows of a generation, in the current transaction. A throw parks the generation.
     *
     * @param events only what it handles; in order per topic-partition
     */
    void apply(int generation, List<ProjectedEvent> events);
}
