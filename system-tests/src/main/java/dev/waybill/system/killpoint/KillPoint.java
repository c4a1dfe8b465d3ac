package dev.waybill.system.killpoint;

import dev.waybill.system.killpoint.agent.Site;
import java.util.List;

/**
 * A moment at which a service is to halt.
 *
 * @param side {@code before} or {@code after}
 * @param services whose code it is; they take turns
 */
record KillPoint(String side, Site site, List<String> services, String how) {

    /** The service whose turn it is. */
    String service(int turn) {
        return services.get(Math.floorMod(turn, services.size()));
    }

    /** As the agent knows it. */
    String name() {
        return side + " " + site;
    }

    /** Shorter, for people. */
    @Override
    public String toString() {
        return side + " " + site.toString().replaceAll("(\\w+\\.)+", "");
    }
}
