package dev.waybill.system.killpoint;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * What a sweep does.
 *
 * @param repetitions how often each point is hit; the services that have it take turns
 * @param points which ones: {@code all}, how they are reached ({@code load}), or a part of their name
 * @param seed decides the load, and at which passage a point strikes
 * @param perSecond how many operations users begin each second
 * @param directory where platform, history and report lie; must be new
 */
public record SweepOptions(int repetitions, Set<String> points, long seed, int perSecond, Path directory) {

    /** Reads {@code --repetitions 20 --points load --seed 1 --rate 3 --directory DIR}. */
    public static SweepOptions parse(List<String> arguments) {
        SweepOptions options = new SweepOptions(20, Set.of("all"), 1, 3, Path.of("target", "killpoints"));
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

    private SweepOptions with(String name, String value) {
        return switch (name) {
            case "--repetitions" -> new SweepOptions(Integer.parseInt(value), points, seed, perSecond, directory);
            case "--points" -> new SweepOptions(repetitions, Set.of(value.split(",", -1)), seed, perSecond, directory);
            case "--seed" -> new SweepOptions(repetitions, points, Long.parseLong(value), perSecond, directory);
            case "--rate" -> new SweepOptions(repetitions, points, seed, Integer.parseInt(value), directory);
            case "--directory" -> new SweepOptions(repetitions, points, seed, perSecond, Path.of(value));
            default -> throw new IllegalArgumentException("there is no option " + name);
        };
    }
}
