package dev.waybill.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

class ExampleCredentialsTest {

    private static final String KEY = "waybill.security.key-set-location=file:/trust/jwks.json";

    private final WebApplicationContextRunner service =
            new WebApplicationContextRunner().withConfiguration(AutoConfigurations.of(SecurityAutoConfiguration.class));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.datasource.password=change-me-orders-app",
                "spring.datasource.password=Change-Me-orders-app",
                "spring.flyway.password=throw-away-orders-owner",
                "waybill.dashboard.password=change-me-dashboard",
                "spring.datasource.hikari.password=change-me-orders-app",
                KEY,
                KEY + ",server.address=0.0.0.0",
                KEY + ",server.address="
            })
    void refusesToStartWithThem(String properties) {
        service.withPropertyValues(properties.split(",", -1))
                .run(context -> assertThat(context)
                        .getFailure()
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining(properties.substring(0, properties.indexOf('=')))
                        .hasMessageContaining("WAYBILL_DEMO"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "waybill.demo=true,spring.datasource.password=change-me-orders-app," + KEY,
                "server.address=127.0.0.1," + KEY,
                "spring.datasource.password=of-my-own"
            })
    void startsWithThemInADemo(String properties) {
        service.withPropertyValues(properties.split(",", -1)).run(ExampleCredentialsTest::assertThatItGoesFurther);
    }

    @Test
    void needsNone() {
        service.run(ExampleCredentialsTest::assertThatItGoesFurther);
    }

    /** The context lacks what a whole service has. */
    private static void assertThatItGoesFurther(AssertableWebApplicationContext context) {
        if (context.getStartupFailure() != null) {
            assertThat(context.getStartupFailure()).hasMessageNotContaining("WAYBILL_DEMO");
        }
    }
}
