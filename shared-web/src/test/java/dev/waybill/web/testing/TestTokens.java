package dev.waybill.web.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/**
 * Makes a service under test take the {@link Tokens}, and the requests that stop before their handlers:
 * {@code @Import(TestTokens.class)}.
 */
@TestConfiguration(proxyBeanMethods = false)
public class TestTokens {

    @Bean
    DynamicPropertyRegistrar testTokens() {
        return registry -> {
            registry.add(
                    "waybill.security.key-set-location",
                    () -> Tokens.keySetFile().toUri().toString());
            registry.add("waybill.security.issuer", () -> Tokens.ISSUER);
            registry.add("waybill.security.audience", () -> Tokens.AUDIENCE);
        };
    }

    @Bean
    static HandlerProbe handlerProbe() {
        return new HandlerProbe();
    }
}
