package dev.waybill.system.campaign;

import dev.waybill.system.nemesis.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * What a campaign does.
 *
 * @param seed decides the load and the faults
 * @param duration how long the load goes on; waiting for rest comes on top
 * @param perSecond how many operations begin each second
 * @param directory where platform, history and report lie; must be new
 */
public record CampaignOptions(
        long seed, Duration duration, Set<Kind> faults, Duration longestPause, int perSecond, Path directory) {

    /** Reads {@code --seed 7 --duration 10m --faults all --rate 5 --longest-pause 60s --directory DIR}. */
    public static CampaignOptions parse(List<String> arguments) {
        CampaignOptions options = new CampaignOptions(
                1, Duration.ofMinutes(5), Kind.parse("all"), Duration.ofSeconds(30), 5, Path.of("target", "campaign"));
        Iterator<String> words = arguments.iterator();
        while (words.hasNext()) {
            String name = words.next();
            if (!words.hasNext()) {
                throw new IllegalArgumentException(name + " needs a value");
            }
            options = options.with(name, words.next());
        }
        return options;
    }

    private CampaignOptions with(String name, String value) {
        return switch (name) {
            case "--seed" ->
                new CampaignOptions(Long.parseLong(value), duration, faults, longestPause, perSecond, directory);
            case "--duration" -> new CampaignOptions(seed, duration(value), faults, longestPause, perSecond, directory);
            case "--faults" ->
                new CampaignOptions(seed, duration, Kind.parse(value), longestPause, perSecond, directory);
            case "--longest-pause" ->
                new CampaignOptions(seed, duration, faults, duration(value), perSecond, directory);
            case "--rate" ->
                new CampaignOptions(seed, duration, faults, longestPause, Integer.parseInt(value), directory);
            case "--directory" -> new CampaignOptions(seed, duration, faults, longestPause, perSecond, Path.of(value));
            default -> throw new IllegalArgumentException("there is no option " + name);
        };
    }

    private static Duration duration(String text) {
        return Duration.parse("PT" + text);
    }
}
