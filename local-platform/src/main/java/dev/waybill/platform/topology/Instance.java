package dev.waybill.platform.topology;

import dev.waybill.platform.Ports;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One process of a service; the first is called like the service, the others have a number. */
public record Instance(Service service, String name, int port) {

    /** All instances, with the first of each service in front of the others. */
    public static List<Instance> all(Ports ports, Map<String, Integer> counts) {
        Service.check(counts);
        List<Instance> instances = new ArrayList<>();
        for (Service service : Service.values()) {
            instances.add(new Instance(service, service.module(), ports.service(service.portOffset())));
        }
        int further = 0;
        for (Service service : Service.values()) {
            for (int number = 2; number <= counts.getOrDefault(service.module(), 1); number++) {
                instances.add(new Instance(service, service.module() + "-" + number, ports.furtherInstance(further++)));
            }
        }
        return instances;
    }

    /** Names and ports, the payment provider's too, as the journal keeps them. */
    public static Map<String, Integer> ports(List<Instance> instances, Ports ports) {
        Map<String, Integer> all = new LinkedHashMap<>();
        instances.forEach(instance -> all.put(instance.name(), instance.port()));
        all.put(Service.PAYMENT_PROVIDER, ports.service(Service.PAYMENT_PROVIDER_PORT));
        return all;
    }

    /** The service that an instance belongs to. */
    public static String serviceOf(String instance) {
        return instance.replaceFirst("-\\d+$", "");
    }
}
