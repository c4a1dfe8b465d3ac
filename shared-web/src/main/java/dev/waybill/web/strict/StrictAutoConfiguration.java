package dev.waybill.web.strict;

import dev.waybill.web.failure.ProblemAutoConfiguration;
import dev.waybill.web.problem.ProblemResponses;
import java.util.List;
import java.util.Set;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.ResourceHttpMessageConverter;
import org.springframework.http.converter.ResourceRegionHttpMessageConverter;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Makes every operation strict: media types, queries, preconditions, and the forms of numbers, dates and times. */
@AutoConfiguration(after = ProblemAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Import({Utf8Bodies.class, AnyKnownState.class, StrictForms.class})
class StrictAutoConfiguration {

    /** Before all that looks at parameters. */
    private static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 5;

    /** A library on the class path switches nothing else on: YAML, XML, CBOR, Smile and forms are not parsed or written. */
    private static final Set<Class<?>> CONVERTERS = Set.of(
            JacksonJsonHttpMessageConverter.class,
            StringHttpMessageConverter.class,
            ByteArrayHttpMessageConverter.class,
            ResourceHttpMessageConverter.class,
            ResourceRegionHttpMessageConverter.class);

    @Bean
    FilterRegistrationBean<NoPreflights> noPreflights() {
        FilterRegistrationBean<NoPreflights> registration = new FilterRegistrationBean<>(new NoPreflights());
        registration.setOrder(FIRST);
        return registration;
    }

    @Bean
    FilterRegistrationBean<ReadableQueries> readableQueries(ProblemResponses responses) {
        FilterRegistrationBean<ReadableQueries> registration =
                new FilterRegistrationBean<>(new ReadableQueries(responses));
        registration.setOrder(FIRST);
        return registration;
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ServerHttpMessageConvertersCustomizer documentedMediaTypes() {
        return converters -> converters.configureMessageConvertersList(StrictAutoConfiguration::keepDocumented);
    }

    private static void keepDocumented(List<HttpMessageConverter<?>> converters) {
        converters.removeIf(converter -> !CONVERTERS.contains(converter.getClass()));
    }

    @Bean
    WebMvcRegistrations namedPathsFirst() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new NamedPathsFirst();
            }
        };
    }

    @Bean
    WebMvcConfigurer strictConfigurer() {
        AcceptRule accept = new AcceptRule();
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new StrictRequests(accept));
            }

            @Override
            public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
                negotiation.strategies(List.of(accept));
            }
        };
    }
}
