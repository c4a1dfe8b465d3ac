package dev.waybill.web.limits;

import dev.waybill.web.problem.ProblemResponses;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import jakarta.servlet.Filter;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.util.unit.DataSize;

/** Limits what callers may ask, before anything is spent on a request. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(LimitsProperties.class)
class LimitsAutoConfiguration {

    /** A refused body up to this size is read to its end, so that the caller gets to read the refusal. */
    private static final DataSize SWALLOWED = DataSize.ofMegabytes(32);

    @Bean
    FilterRegistrationBean<LoadShedding> loadShedding(
            LimitsProperties limits, ProblemResponses responses, ObjectProvider<MeterRegistry> metrics) {
        MeterRegistry registry = metrics.getIfAvailable(() -> Metrics.globalRegistry);
        return registered(new LoadShedding(limits.maxConcurrentRequests(), responses, registry), 10);
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(LimitsProperties limits, ProblemResponses responses) {
        return registered(new BodyLimit(limits.maxRequestBody(), responses), 20);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> swallowRefusedBodies() {
        return factory -> factory.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
                http.setMaxSwallowSize((int) SWALLOWED.toBytes());
            }
        });
    }

    private static <F extends Filter> FilterRegistrationBean<F> registered(F filter, int order) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + order);
        return registration;
    }
}
