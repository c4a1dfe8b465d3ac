package dev.waybill.platform.up;

import dev.waybill.platform.PlatformException;
import dev.waybill.platform.topology.Instance;
import dev.waybill.platform.topology.Service;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the caller of {@code up} wants.
 *
 * @param instances how many of which service, where it is more than one
 * @param ownClusters whether each service has a PostgreSQL cluster of its own
 * @param wiring what stands between the processes
 * @param catalogue whether a demo catalogue is loaded
 * @param demo whether demo traffic runs
 * @param caches whether start-up caches are trained
 * @param longestWait how long a process that died waits at most before it is started again
 */
public record UpOptions(
        int portBase,
        Map<String, Integer> instances,
        boolean ownClusters,
        Wiring wiring,
        boolean catalogue,
        boolean demo,
        boolean caches,
        Duration longestWait) {

    /**
     * What lets a proxy stand between the processes.
     *
     * @param environment further variables, by {@code SERVICE:NAME}, or of one instance by {@code SERVICE-2:NAME}
     * @param kafkaAt the port that Kafka advertises; 0 for its own
     */
    public record Wiring(Map<String, String> environment, int kafkaAt) {

        public Wiring {
            environment.keySet().forEach(Wiring::check);
        }

        private static void check(String name) {
            String whose = Instance.serviceOf(name.split(":", 2)[0]);
            if (!Service.names().contains(whose) || !name.matches("[^:]+:\\w+")) {
                throw new PlatformException(
                        "--env takes SERVICE:NAME=VALUE with one of %s, or one instance such as %s-2, not %s."
                                .formatted(Service.names(), Service.ORDER.module(), name));
            }
        }

        /** The further variables of an instance: its service's, and over them its own. */
        Map<String, String> of(Instance instance) {
            Map<String, String> variables =
                    new LinkedHashMap<>(startingWith(instance.service().module() + ":"));
            variables.putAll(startingWith(instance.name() + ":"));
            return variables;
        }

        private Map<String, String> startingWith(String prefix) {
            Map<String, String> variables = new LinkedHashMap<>();
            environment.forEach((name, value) -> {
                if (name.startsWith(prefix)) {
                    variables.put(name.substring(prefix.length()), value);
                }
            });
            return variables;
        }
    }
}
