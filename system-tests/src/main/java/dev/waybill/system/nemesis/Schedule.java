package dev.waybill.system.nemesis;

import dev.waybill.checker.evidence.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Which faults come in which order: the same seed gives the same ones. Each round has every kind once. */
final class Schedule {

    private static final List<String> PROVIDER_SWITCHES = List.of(
            "{\"latencyMillis\":400,\"latencyJitterMillis\":400}",
            "{\"errorRate\":0.5}",
            "{\"hangRate\":0.3}",
            "{\"dropAnswerRate\":0.5}",
            "{\"errorAfterRate\":0.5}",
            "{\"unavailable\":true}",
            "{\"wrongAmountRate\":0.3}",
            "{\"wrongCurrencyRate\":0.3}",
            "{\"rejectAll\":true}");

    private static final Map<String, List<String>> GROUPS = Map.of(
            "order-service", List.of("order-saga", "order-catalogue"),
            "inventory-service", List.of("inventory"),
            "payment-service", List.of("payment"),
            "reporting-service", List.of("reporting"));

    private static final List<Duration> CLOCK_OFFSETS = List.of(Duration.ofMinutes(-5), Duration.ofMinutes(5));

    /** The first numbers of {@link java.util.Random} are nearly the same for neighbouring seeds. */
    private final RandomGenerator random;

    private final List<Kind> kinds;
    private final List<String> instances;
    private final Duration longestPause;
    private final List<Kind> round = new ArrayList<>();
    private long number;
    private int begunRounds;

    Schedule(long seed, Set<Kind> kinds, List<String> instances, Duration longestPause) {
        this.random = new SplittableRandom(seed);
        this.kinds = kinds.stream().sorted().toList();
        this.instances = instances;
        this.longestPause = longestPause;
    }

    /** A fault and its kind. */
    record Planned(Kind kind, Fault fault) {}

    Planned next() {
        if (round.isEmpty()) {
            round.addAll(kinds);
            Collections.shuffle(round, random);
            begunRounds++;
        }
        Kind kind = round.removeFirst();
        number++;
        return new Planned(kind, fault(kind));
    }

    /** How many times every kind has come. */
    int rounds() {
        return round.isEmpty() ? begunRounds : begunRounds - 1;
    }

    private Fault fault(Kind kind) {
        return switch (kind) {
            case KILL_SERVICE -> new Kill(List.of(any(instances)));
            case PAUSE_SERVICE -> new Pause(any(instances), pause());
            case KILL_PROVIDER -> new Kill(List.of(FaultContext.PROVIDER));
            case PAUSE_PROVIDER -> new Pause(FaultContext.PROVIDER, pause());
            case KILL_BROKER -> new Kill(List.of(FaultContext.BROKER));
            case PAUSE_BROKER -> new Pause(FaultContext.BROKER, pause());
            case KILL_POSTGRES -> new Kill(List.of(FaultContext.POSTGRES));
            case PAUSE_POSTGRES -> new Pause(FaultContext.POSTGRES, pause());
            case KILL_EVERYTHING -> new KillEverything();
            case TERMINATE_BACKENDS ->
                new TerminateBackends(any(List.of("orders", "inventory", "payments", "reporting")));
            case LEAVE_AND_JOIN -> new LeaveAndJoin(any(instances));
            case DUPLICATES -> new Duplicates(any(Topics.ALL), 10);
            case POISON -> new PoisonMessage(any(List.of(PoisonMessage.Flavour.values())), number);
            case REWIND -> rewind();
            case PROVIDER_FAULTS -> new ProviderFaults(any(PROVIDER_SWITCHES), Duration.ofSeconds(10));
            case NETWORK_SLOW ->
                networkFault(
                        new Proxy.Condition.Slow(Duration.ofMillis(10), Duration.ofMillis(any(List.of(50, 200, 500)))));
            case NETWORK_CUT -> networkFault(new Proxy.Condition.Cut());
            case NETWORK_RESET -> new Reset(any(Wires.NAMES));
            case NETWORK_ONE_WAY -> networkFault(new Proxy.Condition.OneWay());
            case CLOCK -> new WrongClock(any(instances), any(CLOCK_OFFSETS), seconds(10, 20));
            case FULL_DISK -> new FullDisk(any(List.of(FaultContext.POSTGRES, FaultContext.BROKER)), seconds(10, 20));
        };
    }

    private Rewind rewind() {
        String service = any(GROUPS.keySet().stream().sorted().toList());
        List<String> all =
                instances.stream().filter(it -> it.startsWith(service)).toList();
        return new Rewind(all, any(GROUPS.getOrDefault(service, List.of())), 20);
    }

    private NetworkFault networkFault(Proxy.Condition condition) {
        return new NetworkFault(any(Wires.NAMES), condition, Duration.ofSeconds(any(List.of(3, 10))));
    }

    private Duration pause() {
        Duration wanted = Duration.ofSeconds(any(List.of(5, 30, 60)));
        return wanted.compareTo(longestPause) < 0 ? wanted : longestPause;
    }

    private Duration seconds(int least, int most) {
        return Duration.ofSeconds(least + random.nextInt(most - least + 1));
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
