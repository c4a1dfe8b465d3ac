package dev.waybill.payment.intent.application;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the open intents are carried out.
 *
 * @param concurrency how many calls may be in work at once
 * @param lease how long a claimed intent is left alone; longer than a call with all its retries
 * @param poll how often to look for the intents of other instances, and those whose lease has passed
 * @param firstPause after a failed call; doubled with each further one
 * @param longestPause where the doubling ends
 */
@ConfigurationProperties("waybill.payment.calls")
public record ProviderWorkSettings(
        @DefaultValue("32") int concurrency,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("500ms") Duration poll,
        @DefaultValue("500ms") Duration firstPause,
        @DefaultValue("10s") Duration longestPause) {

    Duration pauseAfter(int attempt) {
        Duration doubled = firstPause.multipliedBy(1L << Math.min(attempt - 1, 16));
        return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
    }
}
