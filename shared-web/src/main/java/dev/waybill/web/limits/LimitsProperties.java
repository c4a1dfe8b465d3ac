package dev.waybill.web.limits;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds on requests.
 *
 * @param maxConcurrentRequests how many requests are in work at once; more are refused at once
 * @param maxRequestBody the size of a body, also of one without Content-Length
 */
@ConfigurationProperties("waybill.web")
record LimitsProperties(
        @DefaultValue("64") int maxConcurrentRequests,
        @DefaultValue("1MB") DataSize maxRequestBody) {}
