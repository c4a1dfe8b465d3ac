package dev.waybill.system.killpoint;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * What a sweep does.
 *
 * @param repetitions how often each point is hit; the services that have it take turns
 * @param points which ones: {@code all}, how they are reached ({@code load}), or a part of their name
 * @param seed decides the load, and at which passage a point kills
 * @param perSecond how many operations users begin each second
 * @param directory where platform, history and report lie; must be new
 */
public record SweepOptions(int repetitions, Set<String> points, long seed, int perSecond, Path directory) {

    /** Words such as {@code --repetitions 20 --points load --seed 1 --rate 3 --directory DIR}. */
    private interface Words {
        @Option(names = "--repetitions", defaultValue = "20")
        int repetitions();

        @Option(names = "--points", split = ",", defaultValue = "all")
        Set<String> points();

        @Option(names = "--seed", defaultValue = "1")
        long seed();

        @Option(names = "--rate", defaultValue = "3")
        int rate();

        @Option(names = "--directory", defaultValue = "target/killpoints")
        Path directory();
    }

    /**
     * Reads the words of a command line.
     *
     * @throws CommandLine.ParameterException if one is not understood
     */
    public static SweepOptions parse(List<String> arguments) {
        Words words = CommandLine.populateSpec(Words.class, arguments.toArray(String[]::new));
        return new SweepOptions(
                words.repetitions(), Set.copyOf(words.points()), words.seed(), words.rate(), words.directory());
    }
}
