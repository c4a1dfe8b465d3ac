package dev.waybill.system;

import dev.waybill.system.client.Shop;
import dev.waybill.system.client.Tokens;
import dev.waybill.system.platform.Platform;
import dev.waybill.system.platform.PlatformStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Starts one platform for all tests that want the same, and stops it at the end. {@code -Dsystem.platform=DIR} takes the
 * platform that already runs with its data in that directory instead, where no options are asked for, and leaves it
 * running.
 */
final class PlatformExtension implements ParameterResolver {

    private static final String GIVEN = "system.platform";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Platform.class || type == PlatformStatus.class || type == Shop.class || type == Tokens.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        PlatformSpec how = AnnotationSupport.findAnnotation(context.getRequiredTestClass(), PlatformSpec.class)
                .orElseThrow();
        Suite suite = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(PlatformExtension.class))
                .computeIfAbsent(how, Suite::start, Suite.class);
        Class<?> type = parameter.getParameter().getType();
        if (type == Platform.class) {
            return suite.platform;
        } else if (type == PlatformStatus.class) {
            return suite.platform.status();
        }
        return type == Tokens.class ? suite.tokens : suite.shop;
    }

    /** What all tests share. */
    private record Suite(Platform platform, Tokens tokens, Shop shop) implements AutoCloseable {

        static Suite start(PlatformSpec how) {
            Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
            Platform platform = givenOrEmpty(how);
            PlatformStatus status = platform.up();
            Map<List<String>, String> known = new ConcurrentHashMap<>();
            Tokens tokens = (subject, roles) -> known.computeIfAbsent(
                    List.of(subject, String.join(" ", roles)), _ -> platform.token(subject, roles));
            return new Suite(platform, tokens, new Shop(status::url, tokens));
        }

        private static Platform givenOrEmpty(PlatformSpec how) {
            String given = System.getProperty(GIVEN);
            return given == null || how.with().length > 0
                    ? Platform.at(Path.of(how.in()), how.with()).emptied()
                    : Platform.at(Path.of(given));
        }

        @Override
        public void close() {
            platform.close();
        }
    }
}
