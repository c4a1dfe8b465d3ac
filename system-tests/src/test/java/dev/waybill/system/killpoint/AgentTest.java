package dev.waybill.system.killpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.tools.attach.VirtualMachine;
import dev.waybill.system.killpoint.agent.Gate;
import dev.waybill.system.killpoint.agent.Orders;
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

    private Process victim;

    @BeforeEach
    void startVictim() throws Exception {
        victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+EnableDynamicAgentLoading",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out").toFile())
                .start();
        await("a victim at work").until(() -> said().contains("heard"));
    }

    @AfterEach
    void endVictim() {
        victim.destroyForcibly();
    }

    @Test
    void haltsRightBeforeACall() throws Exception {
        haltAt("before send");

        assertThat(said().getLast()).isEqualTo("before");
    }

    @Test
    void haltsRightAfterACall() throws Exception {
        haltAt("after send");

        assertThat(said().getLast()).isEqualTo("heard");
    }

    @Test
    void haltsBeforeAnAcknowledgementIsHeard() throws Exception {
        haltAt("before ack");

        assertThat(said().getLast()).isEqualTo("sent");
    }

    private void haltAt(String moment) throws Exception {
        String point = moment + " " + Victim.class.getName() + "#send";
        Path mark = directory.resolve("mark");
        Path orders = directory.resolve("orders");
        new Orders(point, 3, Set.of("nobody"), mark).write(orders);
        VirtualMachine machine = VirtualMachine.attach(String.valueOf(victim.pid()));
        try {
            machine.loadAgent(AgentJar.write(directory.resolve("agent.jar")).toString(), orders.toString());
        } finally {
            machine.detach();
        }

        assertThat(victim.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(victim.exitValue()).isEqualTo(Gate.HALTED);
        assertThat(mark).hasContent(Gate.HALTED + " " + point);
    }

    private List<String> said() throws Exception {
        return Files.readAllLines(directory.resolve("out")).stream()
                .filter(line -> line.matches("[a-z]+"))
                .toList();
    }
}
