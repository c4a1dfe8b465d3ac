package dev.waybill.web.limits;

import dev.waybill.web.problem.ProblemResponses;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import jakarta.servlet.Filter;
import java.util.Objects;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.util.unit.DataSize;

/** Limits what callers may have done at once: first they are authenticated, then the body is read, then a permit is taken. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(LimitsProperties.class)
class LimitsAutoConfiguration {

    private static final int AFTER_AUTHENTICATION = SecurityFilterProperties.DEFAULT_FILTER_ORDER;

    /** A refused body up to this size is read to its end, so that the caller gets to read the refusal. */
    private static final DataSize SWALLOWED = DataSize.ofMegabytes(32);

    @Bean
    Permits permits(LimitsProperties limits, ObjectProvider<MeterRegistry> metrics) {
        return new Permits(limits, registry(metrics));
    }

    @Bean
    FilterRegistrationBean<WholeBodies> wholeBodies(LimitsProperties limits, ProblemResponses responses) {
        return registered(new WholeBodies(limits, responses), AFTER_AUTHENTICATION + 10);
    }

    @Bean
    FormBodies formBodies(FilterRegistrationBean<WholeBodies> wholeBodies) {
        return new FormBodies(Objects.requireNonNull(wholeBodies.getFilter()));
    }

    @Bean
    FilterRegistrationBean<AdmissionControl> admissionControl(
            Permits permits,
            ObjectProvider<NewWork> newWork,
            ProblemResponses responses,
            ObjectProvider<MeterRegistry> metrics) {
        return registered(
                new AdmissionControl(permits, newWork.stream().toList(), responses, registry(metrics)),
                AFTER_AUTHENTICATION + 20);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> boundedBodies(LimitsProperties limits) {
        return factory -> {
            factory.addContextCustomizers(context -> context.getPipeline().addValve(new AbandonedBodies()));
            factory.addConnectorCustomizers(connector -> bound(connector, limits));
        };
    }

    private static void bound(Connector connector, LimitsProperties limits) {
        if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
            http.setMaxSwallowSize((int) SWALLOWED.toBytes());
            http.setDisableUploadTimeout(false);
            http.setConnectionUploadTimeout(
                    (int) WholeBodies.longestPause(limits).toMillis());
        }
    }

    private static MeterRegistry registry(ObjectProvider<MeterRegistry> metrics) {
        return metrics.getIfAvailable(() -> Metrics.globalRegistry);
    }

    private static <F extends Filter> FilterRegistrationBean<F> registered(F filter, int order) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }
}
