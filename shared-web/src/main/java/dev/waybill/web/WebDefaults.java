package dev.waybill.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/** Adds the platform's defaults as the last property source: any other setting wins over them. */
final class WebDefaults implements EnvironmentPostProcessor {

    private static final String LOCATION = "waybill-web-defaults.properties";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        try {
            environment
                    .getPropertySources()
                    .addLast(new ResourcePropertySource(LOCATION, new ClassPathResource(LOCATION)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
