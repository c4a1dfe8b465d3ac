package dev.waybill.reporting.projection.generation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One filling of a projection's tables.
 *
 * @param version of the code that fills it
 * @param live whether reports show it
 * @param since when it got its present feed
 * @param parkedBecause why it is parked, if it is
 * @param differences rows that differed from the generation that it was to replace, once compared
 */
public record Generation(
        String projection,
        int number,
        int version,
        Feed feed,
        boolean live,
        Instant since,
        @Nullable String parkedBecause,
        @Nullable Long differences) {}
