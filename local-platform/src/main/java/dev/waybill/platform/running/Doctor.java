package dev.waybill.platform.running;

import dev.waybill.platform.Console;
import dev.waybill.platform.PlatformException;
import dev.waybill.platform.Ports;
import dev.waybill.platform.Workspace;
import dev.waybill.platform.machine.Docker;
import dev.waybill.platform.machine.Examination;
import dev.waybill.platform.machine.Finding;
import dev.waybill.platform.machine.Machine;
import dev.waybill.platform.process.Journal;
import dev.waybill.platform.process.PlatformLock;
import dev.waybill.platform.process.PlatformState;
import dev.waybill.platform.topology.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The command {@code doctor}: what keeps the platform from starting here, or from running well. */
public record Doctor(Workspace workspace, Console console) {

    /** Prints a line for each thing that was looked at; 0 if nothing is wrong. */
    public int run(int portBase, boolean compose) {
        List<Finding> findings = new ArrayList<>(Examination.of(Machine.look(workspace)));
        if (compose) {
            findings.addAll(Docker.look());
        }
        Optional<PlatformState> state = Journal.read(workspace.state());
        if (state.isPresent() && PlatformLock.isHeld(workspace.lock())) {
            findings.addAll(new RunningPlatform(workspace, state.get()).findings());
        } else {
            findings.add(ports(new Ports(portBase), state));
        }
        findings.forEach(finding -> console.line(finding.line()));
        long wrong = findings.stream().filter(Finding::isWrong).count();
        console.line(wrong == 0 ? "Nothing is wrong." : "%d of %d things are wrong.".formatted(wrong, findings.size()));
        return wrong == 0 ? 0 : 1;
    }

    private static Finding ports(Ports ports, Optional<PlatformState> former) {
        long left = former.stream()
                .flatMap(state -> state.running().values().stream())
                .filter(process -> process.process().isPresent())
                .count();
        if (left > 0) {
            return Finding.note(
                    "ports",
                    "%d processes of a platform that was killed are left; ./platform up or down ends them."
                            .formatted(left));
        }
        try {
            Instance.ports(Instance.all(ports, Map.of()), ports)
                    .forEach((name, port) -> Ports.requireFree(port, name, ports.base()));
            Ports.requireFree(ports.postgres(), "PostgreSQL", ports.base());
            Ports.requireFree(ports.kafka(), "Kafka", ports.base());
            Ports.requireFree(ports.kafkaController(), "Kafka", ports.base());
            return Finding.good("ports", "those from %d on are free".formatted(ports.base()));
        } catch (PlatformException e) {
            return Finding.wrong("ports", String.valueOf(e.getMessage()));
        }
    }
}
