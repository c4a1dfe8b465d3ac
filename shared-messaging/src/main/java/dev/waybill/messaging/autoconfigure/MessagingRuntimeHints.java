package dev.waybill.messaging.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * What a native image must keep for the library: its migrations. What it stores as JSON itself are maps; Kafka's classes are in
 * Spring Kafka's hints. An application names its payloads in {@code @RegisterReflectionForBinding}.
 */
final class MessagingRuntimeHints implements RuntimeHintsRegistrar {

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        hints.resources().registerPattern("db/messaging/*.sql");
    }
}
