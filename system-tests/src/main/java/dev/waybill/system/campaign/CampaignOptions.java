package dev.waybill.system.campaign;

import dev.waybill.system.nemesis.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a campaign does.
 *
 * @param seed decides the load and the faults
 * @param duration how long the load goes on; waiting for rest comes on top
 * @param rounds how often each kind of fault strikes at least, if need be for up to five times the duration
 * @param perSecond how many operations begin each second
 * @param instances of each service
 * @param patience how long answers and rest are waited for at most
 * @param startUpCaches whether those are made that are missing, before anything else
 * @param directory where platform, history and report lie; must be new
 */
public record CampaignOptions(
        long seed,
        Duration duration,
        int rounds,
        Set<Kind> faults,
        Duration longestPause,
        int perSecond,
        int instances,
        Duration patience,
        boolean startUpCaches,
        Path directory) {

    private static final int LONGEST_ROUNDS = 5;

    private static final Map<String, String> DEFAULTS = Map.of(
            "--seed", "1",
            "--duration", "5m",
            "--rounds", "0",
            "--faults", "all",
            "--longest-pause", "30s",
            "--rate", "5",
            "--instances", "2",
            "--patience", "5m",
            "--start-up-caches", "true",
            "--directory", "target/campaign");

    /** Reads words such as {@code --seed 7 --duration 10m --faults all}. */
    public static CampaignOptions parse(List<String> arguments) {
        Map<String, String> values = new HashMap<>(DEFAULTS);
        Iterator<String> words = arguments.iterator();
        while (words.hasNext()) {
            String name = words.next();
            if (!DEFAULTS.containsKey(name)) {
                throw new IllegalArgumentException("there is no option " + name);
            }
            if (!words.hasNext()) {
                throw new IllegalArgumentException(name + " needs a value");
            }
            values.put(name, words.next());
        }
        return of(values);
    }

    private static CampaignOptions of(Map<String, String> values) {
        return new CampaignOptions(
                Long.parseLong(value("--seed", values)),
                duration(value("--duration", values)),
                Integer.parseInt(value("--rounds", values)),
                Kind.parse(value("--faults", values)),
                duration(value("--longest-pause", values)),
                Integer.parseInt(value("--rate", values)),
                Integer.parseInt(value("--instances", values)),
                duration(value("--patience", values)),
                Boolean.parseBoolean(value("--start-up-caches", values)),
                Path.of(value("--directory", values)));
    }

    /** How long the load goes on at most. On a busy machine each fault takes long to heal, and the rounds several times as long. */
    Duration longest() {
        return rounds == 0 ? duration : duration.multipliedBy(LONGEST_ROUNDS);
    }

    private static String value(String name, Map<String, String> values) {
        return Objects.requireNonNull(values.get(name), name);
    }

    private static Duration duration(String text) {
        return Duration.parse("PT" + text);
    }
}
