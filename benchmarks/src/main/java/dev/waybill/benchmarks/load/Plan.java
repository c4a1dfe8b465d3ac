package dev.waybill.benchmarks.load;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent, and where to.
 *
 * @param scenario what is measured
 * @param rate orders a second
 * @param seconds for how long it is measured
 * @param warmUpSeconds how long the rate takes to rise from nothing to what is measured
 * @param products how many products the orders are spread over
 * @param repository where the {@code platform} command is
 * @param dataDirectory of the running platform, if it is not the default
 * @param orderService the address of order-service, if it is not what the platform's state says
 * @param inventoryService the address of inventory-service, likewise
 * @param out a file that gets the report too
 */
record Plan(
        Scenario scenario,
        int rate,
        int seconds,
        int warmUpSeconds,
        int products,
        Path repository,
        @Nullable Path dataDirectory,
        @Nullable URI orderService,
        @Nullable URI inventoryService,
        @Nullable Path out) {

    static final String USAGE =
            "usage: PlatformLoad [--scenario at-rest|waiting|waiting-clients|gentle|sustained|overload|neighbours|outage-hung|outage-killed] [--rate N] [--duration SECONDS] [--warm-up SECONDS] [--products N]"
                    + " [--repository DIR] [--data-dir DIR] [--orders URL] [--inventory URL] [--out FILE]";

    private static final Set<String> OPTIONS = Set.of(
            "scenario",
            "rate",
            "duration",
            "warm-up",
            "products",
            "repository",
            "data-dir",
            "orders",
            "inventory",
            "out");

    static Plan of(String[] arguments) {
        Map<String, String> options = new TreeMap<>();
        for (int index = 0; index < arguments.length; index += 2) {
            String option = arguments[index].replaceFirst("^--", "");
            if (!OPTIONS.contains(option) || index + 1 == arguments.length) {
                throw new IllegalArgumentException(USAGE);
            }
            options.put(option, arguments[index + 1]);
        }
        Scenario scenario = Scenario.named(options.getOrDefault("scenario", "sustained"));
        return new Plan(
                scenario,
                number(options, "rate", scenario.rate),
                number(options, "duration", scenario.seconds),
                number(options, "warm-up", scenario.warmUpSeconds),
                number(options, "products", 20),
                Path.of(options.getOrDefault("repository", "")).toAbsolutePath(),
                path(options, "data-dir"),
                address(options, "orders"),
                address(options, "inventory"),
                path(options, "out"));
    }

    /** What is measured, and its rate unless another one is given. */
    enum Scenario {
        /** One order after the other. */
        AT_REST(0, 0, 0),
        /** The same by a client that waits for the outcome. */
        WAITING(0, 0, 0),
        /** Many of them at once, at a rate above the sustained one; 20 s for each turn. */
        WAITING_CLIENTS(250, 20, 120),
        /** A platform with little to do. */
        GENTLE(20, 120, 60),
        /** The rate that the platform has to keep up. */
        SUSTAINED(150, 300, 120),
        /** Twice, five times and ten times of it, 60 s each. */
        OVERLOAD(150, 60, 180),
        /** What bad clients cost the others; 20 s for each turn. */
        NEIGHBOURS(20, 20, 60),
        /** No orders while the broker hangs, then some. */
        OUTAGE_HUNG(0, 0, 0),
        /** The same while the broker is dead and nothing starts it again. */
        OUTAGE_KILLED(0, 0, 0);

        private final int rate;
        private final int seconds;
        private final int warmUpSeconds;

        Scenario(int rate, int seconds, int warmUpSeconds) {
            this.rate = rate;
            this.seconds = seconds;
            this.warmUpSeconds = warmUpSeconds;
        }

        static Scenario named(String option) {
            for (Scenario scenario : values()) {
                if (scenario.name().equals(option.toUpperCase(Locale.ROOT).replace('-', '_'))) {
                    return scenario;
                }
            }
            throw new IllegalArgumentException(USAGE);
        }
    }

    int warmUpOrders() {
        return rate * warmUpSeconds / 2;
    }

    int allOrders() {
        return warmUpOrders() + rate * seconds;
    }

    /** When order number n is due, in nanoseconds after the start. */
    long due(int number) {
        double second = number < warmUpOrders()
                ? Math.sqrt(2.0 * number * warmUpSeconds / rate)
                : warmUpSeconds + (double) (number - warmUpOrders()) / rate;
        return (long) (second * TimeUnit.SECONDS.toNanos(1));
    }

    private static int number(Map<String, String> options, String name, int otherwise) {
        return Integer.parseInt(options.getOrDefault(name, String.valueOf(otherwise)));
    }

    private static @Nullable Path path(Map<String, String> options, String name) {
        String value = options.get(name);
        return value == null ? null : Path.of(value).toAbsolutePath();
    }

    private static @Nullable URI address(Map<String, String> options, String name) {
        String value = options.get(name);
        return value == null ? null : URI.create(value);
    }
}
