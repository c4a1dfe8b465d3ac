package dev.waybill.payment.provider;

import dev.waybill.payment.intent.application.PaymentGateway;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.net.http.HttpClient;
import java.util.concurrent.Executors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProviderSettings.class)
class ProviderConfiguration {

    private static final String NAME = "payment-provider";

    @Bean
    ProviderGuards providerGuards(
            RetryRegistry retries,
            CircuitBreakerRegistry breakers,
            BulkheadRegistry bulkheads,
            TimeLimiterRegistry limiters) {
        return new ProviderGuards(
                retries.retry(NAME),
                breakers.circuitBreaker(NAME),
                bulkheads.bulkhead(NAME),
                limiters.timeLimiter(NAME));
    }

    @Bean
    RestClient providerClient(RestClient.Builder builder, ProviderSettings settings) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        return builder.baseUrl(settings.url())
                .requestFactory(new JdkClientHttpRequestFactory(client))
                .build();
    }

    @Bean
    PaymentGateway paymentGateway(RestClient providerClient, ProviderGuards guards) {
        return new GuardedGateway(new HttpGateway(providerClient), guards);
    }
}
