package dev.waybill.system.killpoint;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import dev.waybill.system.faultrun.FaultRun;
import dev.waybill.system.killpoint.agent.AgentInstructions;
import dev.waybill.system.killpoint.agent.KillSwitch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Arms a service, waits for its halt and for its return. */
final class Killer {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration RECOVERY = Duration.ofMinutes(4);
    private static final int ATTEMPTS = 5;
    private static final String ENDED = "the process ended elsewhere";

    private final FaultRun faultRun;
    private final Path directory;
    private final Path agent;
    private final Set<String> commits;
    private final AtomicInteger armed = new AtomicInteger();

    /** One who writes instructions and marks into this directory. */
    Killer(FaultRun faultRun, Path directory, Set<String> commits) {
        this.faultRun = faultRun;
        this.directory = directory.toAbsolutePath();
        this.agent = AgentJar.write(directory.resolve("agent.jar"));
        this.commits = commits;
    }

    /** Halts the service at the point's next passage but so many; tries again where the process just ended. */
    Kill kill(KillPoint point, String service, int passages) {
        Kill kill = tried(point, service, passages);
        for (int attempt = 1; attempt < ATTEMPTS && kill.problem().equals(ENDED); attempt++) {
            kill = tried(point, service, passages);
        }
        return kill;
    }

    private Kill tried(KillPoint point, String service, int passages) {
        Instant began = Instant.now();
        Optional<ProcessHandle> found =
                Optional.ofNullable(faultRun.processes().running().get(service)).flatMap(ProcessHandle::of);
        if (found.isEmpty()) {
            return new Kill(point, service, Duration.ZERO, null, "does not run");
        }
        ProcessHandle target = found.get();
        Path mark = directory.resolve("mark-" + armed.incrementAndGet());
        try {
            arm(target, new AgentInstructions(point.name(), passages, commits, mark));
        } catch (IOException | AttachNotSupportedException | AgentLoadException | AgentInitializationException e) {
            return new Kill(point, service, Duration.ZERO, null, "cannot be armed: " + e);
        }
        String refusal = provoke(point, service, target, began.plus(PATIENCE));
        Instant halted = Instant.now();
        Duration untilHit = Duration.between(began, halted);
        if (target.isAlive()) {
            return new Kill(point, service, untilHit, null, ("was not reached " + refusal).strip());
        }
        String problem = problem(point, mark);
        boolean isBack = isBack(service, target, halted.plus(RECOVERY));
        Duration untilWell = Duration.between(halted, Instant.now());
        return new Kill(
                point, service, untilHit, untilWell, isBack ? problem : problem + " not back after " + RECOVERY);
    }

    private void arm(ProcessHandle target, AgentInstructions instructions)
            throws IOException, AttachNotSupportedException, AgentLoadException, AgentInitializationException {
        Path file = directory.resolve("instructions-" + armed.get() + "-" + target.pid());
        instructions.write(file);
        VirtualMachine machine = VirtualMachine.attach(String.valueOf(target.pid()));
        try {
            machine.loadAgent(agent.toString(), file.toString());
        } catch (IOException e) {
            if (target.isAlive()) {
                throw e;
            }
        } finally {
            detach(machine);
        }
    }

    /** A target that halts while it is being armed answers no more. */
    private static void detach(VirtualMachine machine) {
        try {
            machine.detach();
        } catch (IOException e) {
            // It is gone.
        }
    }

    /** Goes on until the target has ended or the time is over; says why the last try failed, if it did. */
    private String provoke(KillPoint point, String service, ProcessHandle target, Instant deadline) {
        Operator operator = new Operator(faultRun, service);
        OperatorAction action = OperatorAction.of(point.how());
        String refusal = "";
        while (target.isAlive() && Instant.now().isBefore(deadline)) {
            try {
                action.by(operator);
                refusal = "";
            } catch (Exception e) {
                // Services that die answer nobody, which is what it is for.
                refusal = String.valueOf(e);
            }
            pause();
        }
        return refusal;
    }

    private static String problem(KillPoint point, Path mark) {
        try {
            String written = Files.exists(mark) ? Files.readString(mark) : "";
            return written.equals(KillSwitch.HALTED + " " + point.name()) ? "" : written.isEmpty() ? ENDED : written;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isBack(String service, ProcessHandle target, Instant deadline) {
        while (Instant.now().isBefore(deadline)) {
            @Nullable Long pid = faultRun.processes().running().get(service);
            if (pid != null && pid != target.pid() && isReady(service)) {
                return true;
            }
            pause();
        }
        return false;
    }

    private boolean isReady(String service) {
        try {
            return faultRun.processes().isReady(service);
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
