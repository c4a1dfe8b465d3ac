package dev.waybill.system.killpoint.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Where woven code passes by; the last one to pass halts the JVM on the spot. */
public final class KillSwitch {

    /** The exit status at a kill point. */
    public static final int HALTED = 113;

    /** The exit status at a commit that no point covers. */
    public static final int UNCOVERED = 114;

    private static final String OURS = "dev.waybill.";
    private static final String NOT_THEIRS = "dev.waybill.system.";

    /** The driver's flag for a statement that begins no transaction: it stands in none, or ends one. */
    private static final int NO_BEGIN = 16;

    private static final StackWalker STACK = StackWalker.getInstance();
    private static final AtomicInteger LEFT = new AtomicInteger();
    private static volatile @Nullable AgentInstructions instructions;

    private KillSwitch() {}

    static void arm(AgentInstructions now) {
        LEFT.set(now.times());
        instructions = now;
    }

    /** Called before and after each call that is a kill point. */
    public static void pass(String point) {
        AgentInstructions current = instructions;
        if (current != null && current.point().equals(point) && LEFT.decrementAndGet() == 0) {
            halt(current, HALTED, point);
        }
    }

    /** Called by the driver before it sends a statement. */
    public static void statementBegins(Object query, int flags) {
        AgentInstructions current = instructions;
        if (current != null && commits(query, flags)) {
            String place = caller();
            if (!current.commits().contains(place)) {
                halt(current, UNCOVERED, "uncovered " + place + ": " + query);
            }
            pass("before commit " + place);
        }
    }

    /** Called by the driver once the server has answered. */
    public static void statementEnded(Object query, int flags) {
        if (instructions != null && commits(query, flags)) {
            pass("after commit " + caller());
        }
    }

    private static boolean commits(Object query, int flags) {
        String sql = String.valueOf(query instanceof Object[] batch ? batch[0] : query);
        return sql.equals("COMMIT") || ((flags & NO_BEGIN) != 0 && Statements.isChange(sql));
    }

    private static String caller() {
        return STACK.walk(frames -> frames.filter(frame -> isTheirs(frame.getClassName()))
                .findFirst()
                .map(frame -> withoutProxy(frame.getClassName()) + "#" + Sites.written(frame.getMethodName()))
                .orElse("nobody"));
    }

    private static boolean isTheirs(String type) {
        return type.startsWith(OURS) && !type.startsWith(NOT_THEIRS);
    }

    private static String withoutProxy(String type) {
        int proxy = type.indexOf("$$");
        return proxy < 0 ? type : type.substring(0, proxy);
    }

    private static void halt(AgentInstructions current, int status, String where) {
        try {
            Files.writeString(current.mark(), status + " " + where);
        } catch (IOException e) {
            System.err.println("halted without a mark: " + e);
        }
        Runtime.getRuntime().halt(status);
    }
}
