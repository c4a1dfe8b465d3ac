package dev.waybill.web.failure;

import dev.waybill.web.problem.ProblemMappings;
import dev.waybill.web.problem.ProblemResponses;
import dev.waybill.web.problem.TraceIds;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.TomcatContextCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import tools.jackson.databind.json.JsonMapper;

/** Turns every failure into a problem detail. */
@AutoConfiguration(after = JacksonAutoConfiguration.class, before = ErrorMvcAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class ProblemAutoConfiguration {

    @Bean
    ProblemTranslator problemTranslator(
            ObjectProvider<ProblemMappings> mappings,
            @Qualifier("transientFailures") ObjectProvider<Predicate<Throwable>> transientFailures) {
        return new ProblemTranslator(
                mappings.orderedStream().toList(),
                new PersistenceProblems(transientFailures.getIfAvailable(() -> _ -> false)));
    }

    @Bean
    ProblemResponses problemResponses(JsonMapper json) {
        return new ProblemResponses(json);
    }

    /** Right after the filter that begins the trace. */
    @Bean
    FilterRegistrationBean<TraceIds> traceIds() {
        FilterRegistrationBean<TraceIds> registration = new FilterRegistrationBean<>(new TraceIds());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return registration;
    }

    @Bean
    RequestRejectedHandler rejectedRequests(ProblemResponses responses) {
        return new RejectedRequests(responses);
    }

    @Bean
    ProblemAdvice problemAdvice(ProblemTranslator translator, ProblemResponses responses) {
        return new ProblemAdvice(translator, responses);
    }

    @Bean
    @ConditionalOnMissingBean(ErrorController.class)
    ProblemErrorController problemErrorController(ProblemTranslator translator, ProblemResponses responses) {
        return new ProblemErrorController(translator, responses);
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ServerHttpMessageConvertersCustomizer strictJson(JsonMapper json) {
        return new StrictJson(json);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemReports(JsonMapper json) {
        TomcatContextCustomizer addValve =
                context -> context.getParent().getPipeline().addValve(new ProblemReportValve(json));
        return factory -> factory.addContextCustomizers(addValve);
    }
}
