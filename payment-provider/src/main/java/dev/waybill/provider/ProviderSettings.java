package dev.waybill.provider;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * How a provider is set up.
 *
 * @param bind the address to listen at
 * @param port the port; 0 takes a free one
 * @param dataDirectory where the ledger lives
 * @param slowness how long {@code card-slow} takes to be answered
 * @param hang how long a call that is never answered in time keeps its connection open
 */
public record ProviderSettings(String bind, int port, Path dataDirectory, Duration slowness, Duration hang) {

    private static final Duration SLOWNESS = Duration.ofMillis(1500);
    private static final Duration HANG = Duration.ofSeconds(30);

    /** Loopback, a free port, the usual delays. */
    public static ProviderSettings inDirectory(Path dataDirectory) {
        return new ProviderSettings("127.0.0.1", 0, dataDirectory, SLOWNESS, HANG);
    }

    static ProviderSettings from(Map<String, String> environment, Properties properties) {
        Lookup lookup = new Lookup(environment, properties);
        return new ProviderSettings(
                lookup.get("PROVIDER_BIND", "127.0.0.1"),
                Integer.parseInt(lookup.get("PROVIDER_PORT", "8090")),
                Path.of(lookup.get("PROVIDER_DATA_DIR", "provider-data")),
                Duration.ofMillis(Long.parseLong(lookup.get("PROVIDER_SLOW_MILLIS", "" + SLOWNESS.toMillis()))),
                Duration.ofMillis(Long.parseLong(lookup.get("PROVIDER_HANG_MILLIS", "" + HANG.toMillis()))));
    }

    private record Lookup(Map<String, String> environment, Properties properties) {

        String get(String name, String fallback) {
            @Nullable String property = properties.getProperty(name);
            return property != null ? property : environment.getOrDefault(name, fallback);
        }
    }
}
