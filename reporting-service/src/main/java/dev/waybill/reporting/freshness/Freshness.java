package dev.waybill.reporting.freshness;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How fresh a report is.
 *
 * @param asOf everything that had been published by then is in it; {@code null} while that is not known yet
 * @param lag messages that are published but not in it yet; {@code null} while the broker cannot be reached
 * @param stale whether it should not be taken for the present
 * @param complete whether nothing was lost before it could get in, as far as is known
 */
public record Freshness(@Nullable Instant asOf, @Nullable Long lag, boolean stale, boolean complete) {}
