package dev.waybill.order.saga.application;

import dev.waybill.order.saga.domain.RetryPolicy;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** How long orders wait: 30 s for a reply, ten times before they are given up, unless it is configured. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(RetrySettings.Properties.class)
class RetrySettings {

    @Bean
    RetryPolicy retryPolicy(Properties properties) {
        return new RetryPolicy(properties.reply(), properties.attempts(), properties.longestPause());
    }

    /**
     * Settings of the deadlines.
     *
     * @param reply how long a reply may take before its command is sent again
     * @param attempts how many times a command before CONFIRMED is sent before the order is given up
     * @param longestPause the most time between two attempts at a command that is never given up
     * @param checkInterval how often deadlines are looked at
     */
    @ConfigurationProperties("waybill.order.deadlines")
    record Properties(
            @DefaultValue("30s") Duration reply,
            @DefaultValue("10") int attempts,
            @DefaultValue("10m") Duration longestPause,
            @DefaultValue("1s") Duration checkInterval) {}
}
