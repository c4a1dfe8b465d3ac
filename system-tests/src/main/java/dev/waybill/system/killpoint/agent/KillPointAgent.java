package dev.waybill.system.killpoint.agent;

import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.Arrays;

/** Arms a running JVM: it will halt at one point, and at any commit that nobody expects. */
public final class KillPointAgent {

    private KillPointAgent() {}

    /** What the JVM calls; the argument names the file with the {@link AgentInstructions}. */
    public static void agentmain(String ordersFile, Instrumentation instrumentation) throws Exception {
        AgentInstructions instructions = AgentInstructions.read(Path.of(ordersFile));
        Weaver weaver = new Weaver(instructions.site());
        KillSwitch.arm(instructions);
        instrumentation.addTransformer(weaver, true);
        Class<?>[] loaded = Arrays.stream(instrumentation.getAllLoadedClasses())
                .filter(type -> weaver.types().contains(type.getName()))
                .toArray(Class<?>[]::new);
        instrumentation.retransformClasses(loaded);
        Throwable failure = weaver.failure();
        if (failure != null) {
            failure.printStackTrace();
            throw new IllegalStateException("the point cannot be woven", failure);
        }
    }
}
