package dev.waybill.payment.testing;

import dev.waybill.testing.TestKafka;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** The provider and the order side as beans, and the service pointed at the provider. */
@TestConfiguration(proxyBeanMethods = false)
class ProviderStub {

    @Bean
    Provider provider() {
        return Provider.start();
    }

    @Bean
    OrderServiceStub orderSide(TestKafka kafka) {
        return new OrderServiceStub(kafka.bootstrapServers());
    }

    @Bean
    DynamicPropertyRegistrar providerUrl(Provider provider) {
        return registry -> registry.add(
                "waybill.payment.provider.url", () -> provider.url().toString());
    }
}
