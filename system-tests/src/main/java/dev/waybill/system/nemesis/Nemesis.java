package dev.waybill.system.nemesis;

import static org.awaitility.Awaitility.await;

import dev.waybill.system.platform.Consumption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Injects a fault, waits until all is well and nobody waits for an answer any more, leaves the platform alone for as long as that
 * took, and injects the next one. So at most half of the time is under a fault. In the calm every listener must come past what
 * piled up.
 */
public final class Nemesis {

    private static final Duration SHORTEST_CALM = Duration.ofSeconds(8);
    private static final Duration LULL = Duration.ofSeconds(10);
    private static final Duration RECOVERY = Duration.ofMinutes(4);
    private static final Duration CATCH_UP = Duration.ofSeconds(90);

    private final FaultContext context;
    private final Schedule schedule;
    private final List<Injection> injections = new ArrayList<>();

    /** A nemesis that knows these faults; none of its pauses is longer. */
    public Nemesis(FaultContext context, long seed, Set<Kind> kinds, Duration longestPause) {
        this.context = context;
        this.schedule = new Schedule(seed, kinds, context.processes().services(), longestPause);
    }

    /**
     * Runs until the end, and on until each kind was injected so many times, but not beyond the latest end, and not when
     * something does not heal. The last fault has healed when it returns.
     */
    public List<Injection> run(Instant end, int rounds, Instant latestEnd) {
        FaultContext.pass(SHORTEST_CALM);
        while (Instant.now().isBefore(schedule.rounds() < rounds ? latestEnd : end)) {
            Injection injection = inject(schedule.next());
            if (injection.healed()) {
                injection = caughtUp(injection);
            }
            System.out.println(injection);
            injections.add(injection);
            if (!injection.healed() && !injection.skipped()) {
                break;
            }
            calm(injection);
        }
        return List.copyOf(injections);
    }

    private Injection inject(Schedule.Planned planned) {
        long inFlight = somethingToHit();
        Consumption consumption = context.processes().consumption();
        Instant at = Instant.now();
        Strike inject = attempt(planned.fault());
        return new Injection(
                planned.kind(),
                planned.fault().toString(),
                at,
                Instant.now(),
                inFlight,
                inject.kills(),
                Duration.ZERO,
                consumption.untilNow(),
                inject.skipped(),
                inject.problem());
    }

    private record Strike(int kills, boolean skipped, String problem) {}

    private Strike attempt(Fault fault) {
        int kills = 0;
        try {
            kills = fault.inject(context);
            FaultContext.pass(Duration.ofSeconds(1));
            context.awaitRecovery(RECOVERY);
            return new Strike(kills, false, "");
        } catch (Fault.Impossible e) {
            return new Strike(kills, true, String.valueOf(e.getMessage()));
        } catch (ConditionTimeoutException e) {
            return new Strike(kills, false, "not well after " + RECOVERY.toSeconds() + " s: " + e.getMessage());
        } catch (Exception e) {
            return new Strike(kills, false, "could not be injected: " + e);
        }
    }

    private Injection caughtUp(Injection injection) {
        Backlog backlog = new Backlog(context.address());
        try {
            await("every listener")
                    .atMost(CATCH_UP)
                    .pollInterval(Duration.ofMillis(500))
                    .ignoreException(IllegalStateException.class)
                    .until(backlog::left, List::isEmpty);
            return injection.caughtUpAfter(Duration.between(injection.until(), Instant.now()));
        } catch (ConditionTimeoutException e) {
            return injection.neverCaughtUp("listeners stand still: " + e.getMessage());
        }
    }

    private static void calm(Injection injection) {
        Duration calm = injection.length().compareTo(SHORTEST_CALM) < 0 ? SHORTEST_CALM : injection.length();
        Duration left = calm.minus(injection.catchUp());
        if (left.isPositive()) {
            FaultContext.pass(left);
        }
    }

    /** A fault that is injected while nothing is under way shows nothing: it waits a moment for a target. */
    private long somethingToHit() {
        Instant patience = Instant.now().plus(LULL);
        long inFlight = context.inFlight();
        while (inFlight == 0 && Instant.now().isBefore(patience)) {
            FaultContext.pass(Duration.ofMillis(20));
            inFlight = context.inFlight();
        }
        return inFlight;
    }
}
