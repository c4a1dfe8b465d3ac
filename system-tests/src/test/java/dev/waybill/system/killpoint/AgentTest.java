package dev.waybill.system.killpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.tools.attach.VirtualMachine;
import dev.waybill.system.killpoint.agent.AgentInstructions;
import dev.waybill.system.killpoint.agent.KillSwitch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent halts a JVM that already runs, at the very instruction. */
class AgentTest {

    @TempDir
    private Path directory;

    private Process target;

    @BeforeEach
    void startVictim() throws Exception {
        target = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+EnableDynamicAgentLoading",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TargetProcess.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out").toFile())
                .start();
        await("a target at work").until(() -> said().contains("answered"));
    }

    @AfterEach
    void endVictim() {
        target.destroyForcibly();
    }

    @Test
    void haltsRightBeforeACall() throws Exception {
        haltAt("before send");

        assertThat(said().getLast()).isEqualTo("before");
    }

    @Test
    void haltsRightAfterACall() throws Exception {
        haltAt("after send");

        assertThat(said().getLast()).isEqualTo("answered");
    }

    @Test
    void haltsBeforeAnAcknowledgementIsHeard() throws Exception {
        haltAt("before ack");

        assertThat(said().getLast()).isEqualTo("sent");
    }

    private void haltAt(String moment) throws Exception {
        String point = moment + " " + TargetProcess.class.getName() + "#send";
        Path mark = directory.resolve("mark");
        Path instructions = directory.resolve("instructions");
        new AgentInstructions(point, 3, Set.of("nobody"), mark).write(instructions);
        VirtualMachine machine = VirtualMachine.attach(String.valueOf(target.pid()));
        try {
            machine.loadAgent(AgentJar.write(directory.resolve("agent.jar")).toString(), instructions.toString());
        } finally {
            machine.detach();
        }

        assertThat(target.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(target.exitValue()).isEqualTo(KillSwitch.HALTED);
        assertThat(mark).hasContent(KillSwitch.HALTED + " " + point);
    }

    private List<String> said() throws Exception {
        return Files.readAllLines(directory.resolve("out")).stream()
                .filter(line -> line.matches("[a-z]+"))
                .toList();
    }
}
