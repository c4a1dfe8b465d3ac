package dev.waybill.messaging.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** A native image keeps what the library reads from its own jar. */
class MessagingRuntimeHintsTest {

    @Test
    void keepTheMigrations() throws IOException {
        RuntimeHints hints = new RuntimeHints();
        SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
                .load(RuntimeHintsRegistrar.class)
                .stream()
                .filter(MessagingRuntimeHints.class::isInstance)
                .forEach(registrar -> registrar.registerHints(hints, getClass().getClassLoader()));

        Resource[] migrations = new PathMatchingResourcePatternResolver().getResources("classpath*:db/messaging/*.sql");

        assertThat(Arrays.stream(migrations).map(Resource::getFilename))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(RuntimeHintsPredicates.resource().forResource("db/messaging/" + file))
                        .accepts(hints));
    }
}
