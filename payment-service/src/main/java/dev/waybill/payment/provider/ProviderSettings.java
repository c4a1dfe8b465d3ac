package dev.waybill.payment.provider;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the payment provider is. Time-outs, retries and the other guards are set at {@code resilience4j.*}.
 *
 * @param url where its API begins
 * @param connectTimeout how long to wait for a connection
 */
@ConfigurationProperties("waybill.payment.provider")
record ProviderSettings(
        @DefaultValue("http://localhost:8090") URI url,
        @DefaultValue("1s") Duration connectTimeout) {}
