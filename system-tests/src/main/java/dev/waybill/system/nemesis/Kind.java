package dev.waybill.system.nemesis;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What can be done to a platform. */
public enum Kind {
    KILL_SERVICE,
    PAUSE_SERVICE,
    KILL_PROVIDER,
    PAUSE_PROVIDER,
    KILL_BROKER,
    PAUSE_BROKER,
    KILL_POSTGRES,
    PAUSE_POSTGRES,
    KILL_EVERYTHING,
    TERMINATE_BACKENDS,
    LEAVE_AND_JOIN,
    DUPLICATES,
    POISON,
    REWIND,
    PROVIDER_FAULTS,
    NETWORK_SLOW,
    NETWORK_CUT,
    NETWORK_RESET,
    NETWORK_ONE_WAY,
    CLOCK,
    FULL_DISK;

    /** What kills and pauses processes. */
    public static final Set<Kind> OF_PROCESSES = EnumSet.range(KILL_SERVICE, KILL_EVERYTHING);

    /** {@code all}, {@code processes}, or names like {@code kill-broker}, separated by commas. */
    public static Set<Kind> parse(String names) {
        return switch (names) {
            case "all" -> EnumSet.allOf(Kind.class);
            case "processes" -> EnumSet.copyOf(OF_PROCESSES);
            default -> {
                Set<Kind> kinds = EnumSet.noneOf(Kind.class);
                Arrays.stream(names.split(",", -1))
                        .map(name -> name.strip().replace('-', '_').toUpperCase(Locale.ROOT))
                        .map(Kind::valueOf)
                        .forEach(kinds::add);
                yield kinds;
            }
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
