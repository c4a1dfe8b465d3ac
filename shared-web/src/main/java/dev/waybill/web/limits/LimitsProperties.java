package dev.waybill.web.limits;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds on requests.
 *
 * @param concurrency how many requests are in work at once
 * @param maxWaiting how many requests may wait, without being in work, for something that is on its way
 * @param maxRequestBody the size of a body, also of one without Content-Length
 * @param maxBodies the size of all bodies that are in memory
 * @param bodyDeadline within what time a body is there as a whole
 */
@ConfigurationProperties("waybill.web")
record LimitsProperties(
        @DefaultValue Concurrency concurrency,
        @DefaultValue("100") int maxWaiting,
        @DefaultValue("1MB") DataSize maxRequestBody,
        @DefaultValue("32MB") DataSize maxBodies,
        @DefaultValue("20s") Duration bodyDeadline) {

    /**
     * The bounds of a limit that adapts itself to how long requests take.
     *
     * @param initial the limit after the start
     * @param min below which it never falls
     * @param max above which it never rises
     */
    record Concurrency(
            @DefaultValue("64") int initial,
            @DefaultValue("20") int min,
            @DefaultValue("200") int max) {}
}
