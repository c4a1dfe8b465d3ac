package dev.waybill.web.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/** Makes every service that a test starts compare its answers with the OpenAPI document that is checked in. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class AnswersAutoConfiguration {

    private static final Map<Path, DescribedAnswers> DESCRIBED = new ConcurrentHashMap<>();

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> comparedAnswers(
            @Value("${spring.application.name:}") String service) {
        return factory -> documentOf(service)
                .map(file -> DESCRIBED.computeIfAbsent(file, AnswersAutoConfiguration::read))
                .ifPresent(described -> factory.addEngineValves(new AnswerLog(service, described)));
    }

    private static DescribedAnswers read(Path document) {
        return new DescribedAnswers(OpenApiDocument.read(document));
    }

    private static Optional<Path> documentOf(String service) {
        return Stream.of(Path.of("..", "openapi"), Path.of("src", "test", "resources"))
                .map(folder -> folder.resolve(service + ".yaml"))
                .filter(Files::exists)
                .findFirst();
    }
}
