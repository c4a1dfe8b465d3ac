package dev.waybill.platform.up;

import dev.waybill.platform.Console;
import dev.waybill.platform.PlatformException;
import dev.waybill.platform.Workspace;
import dev.waybill.platform.process.Journal;
import dev.waybill.platform.process.OrphanedProcesses;
import dev.waybill.platform.process.PlatformLock;
import dev.waybill.platform.process.PlatformState;
import dev.waybill.platform.process.Processes;
import dev.waybill.platform.topology.Infrastructure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The command {@code down}: what Ctrl-C does, from another shell; also for what a killed platform has left. */
public record Down(Workspace workspace, Console console) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    public int run() {
        Optional<PlatformState> state = Journal.read(workspace.state());
        if (state.isEmpty()) {
            console.line("Waybill does not run.");
            return 0;
        }
        if (PlatformLock.isHeld(workspace.lock())) {
            stop(state.get());
        } else {
            stopOrphans(state.get());
        }
        return 0;
    }

    private void stop(PlatformState state) {
        Instant began = Instant.now();
        console.line("Waybill stops");
        ProcessHandle supervisor = state.supervisor()
                .process()
                .orElseThrow(() -> new PlatformException("Another ./platform works on " + workspace.data() + "."));
        supervisor.destroy();
        if (!Processes.endsWithin(supervisor, PATIENCE)) {
            throw new PlatformException("Process %d does not end: see its terminal, or kill it and run ./platform down."
                    .formatted(supervisor.pid()));
        }
        console.done("stopped", began);
    }

    private void stopOrphans(PlatformState state) {
        OrphanedProcesses orphans = new OrphanedProcesses(state);
        boolean any = state.running().keySet().stream()
                .anyMatch(name -> state.process(name).isPresent());
        orphans.stop(console, Infrastructure::isNamed);
        console.line(any ? "Waybill is stopped." : "Waybill does not run.");
    }
}
