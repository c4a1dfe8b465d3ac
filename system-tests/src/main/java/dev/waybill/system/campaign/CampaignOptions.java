package dev.waybill.system.campaign;

import dev.waybill.system.nemesis.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/**
 * What a campaign does.
 *
 * @param seed decides the load and the faults
 * @param duration how long the load goes on; waiting for rest comes on top
 * @param rounds how often each kind of fault is injected at least, if need be for up to five times the duration
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

    /** Words such as {@code --seed 7 --duration 10m --faults all}. */
    private interface Words {
        @Option(names = "--seed", defaultValue = "1")
        long seed();

        @Option(names = "--duration", defaultValue = "5m", converter = ShortDuration.class)
        Duration duration();

        @Option(names = "--rounds", defaultValue = "0")
        int rounds();

        @Option(names = "--faults", defaultValue = "all")
        String faults();

        @Option(names = "--longest-pause", defaultValue = "30s", converter = ShortDuration.class)
        Duration longestPause();

        @Option(names = "--rate", defaultValue = "5")
        int rate();

        @Option(names = "--instances", defaultValue = "2")
        int instances();

        @Option(names = "--patience", defaultValue = "5m", converter = ShortDuration.class)
        Duration patience();

        @Option(names = "--start-up-caches", arity = "1", defaultValue = "true")
        boolean startUpCaches();

        @Option(names = "--directory", defaultValue = "target/campaign")
        Path directory();
    }

    private static final class ShortDuration implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            return Duration.parse("PT" + text);
        }
    }

    /**
     * Reads the words of a command line.
     *
     * @throws CommandLine.ParameterException if one is not understood
     */
    public static CampaignOptions parse(List<String> arguments) {
        Words words = CommandLine.populateSpec(Words.class, arguments.toArray(String[]::new));
        return new CampaignOptions(
                words.seed(),
                words.duration(),
                words.rounds(),
                Kind.parse(words.faults()),
                words.longestPause(),
                words.rate(),
                words.instances(),
                words.patience(),
                words.startUpCaches(),
                words.directory());
    }

    /** How long the load goes on at most. On a busy machine each fault takes long to heal, and the rounds several times as long. */
    Duration longest() {
        return rounds == 0 ? duration : duration.multipliedBy(LONGEST_ROUNDS);
    }
}
