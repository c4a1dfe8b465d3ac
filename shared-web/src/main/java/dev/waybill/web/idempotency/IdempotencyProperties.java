package dev.waybill.web.idempotency;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long answers are kept.
 *
 * @param enabled whether the service has the table of {@code classpath:db/web}
 * @param retention how long an answer can be had again
 * @param cleanUpInterval how often older ones are deleted
 */
@ConfigurationProperties("waybill.web.idempotency")
record IdempotencyProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("24h") Duration retention,
        @DefaultValue("10m") Duration cleanUpInterval) {}
