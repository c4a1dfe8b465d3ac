package dev.waybill.platform.process;

import dev.waybill.platform.Console;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;

/** The processes of a platform whose supervisor was killed. */
public record OrphanedProcesses(PlatformState left) {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Ends those that are alive: first all programs, then what they need. */
    public void stop(Console console, Predicate<String> isNeededByOthers) {
        end(console, isNeededByOthers.negate());
        end(console, isNeededByOthers);
    }

    private void end(Console console, Predicate<String> names) {
        left.running().entrySet().parallelStream()
                .filter(entry -> names.test(entry.getKey()))
                .forEach(entry -> end(entry, console));
    }

    private static void end(Map.Entry<String, PlatformState.Identity> entry, Console console) {
        entry.getValue().process().ifPresent(process -> {
            console.step("stopping %s, which an earlier platform left running (process %d)"
                    .formatted(entry.getKey(), process.pid()));
            Processes.end(process, PATIENCE);
        });
    }
}
