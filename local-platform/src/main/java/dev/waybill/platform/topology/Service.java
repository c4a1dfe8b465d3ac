package dev.waybill.platform.topology;

import dev.waybill.platform.PlatformException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The services of the platform. */
public enum Service {
    ORDER("order-service", 1, "orders"),
    INVENTORY("inventory-service", 2, "inventory"),
    PAYMENT("payment-service", 3, "payments"),
    REPORTING("reporting-service", 4, "reporting");

    /** The outside world is started by the platform too, but is no service of it. */
    public static final String PAYMENT_PROVIDER = "payment-provider";

    public static final int PAYMENT_PROVIDER_PORT = 10;

    private final String module;
    private final int portOffset;
    private final String schema;

    Service(String module, int portOffset, String schema) {
        this.module = module;
        this.portOffset = portOffset;
        this.schema = schema;
    }

    /** The module's and the process's name. */
    public String module() {
        return module;
    }

    public int portOffset() {
        return portOffset;
    }

    /** The name of its schema, of its database, and the first part of its roles' names. */
    public String schema() {
        return schema;
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(Service::module).toList();
    }

    /** Checks how many instances are wanted of which. */
    public static void check(Map<String, Integer> instances) {
        instances.forEach((name, count) -> {
            if (!names().contains(name) || count < 1) {
                throw new PlatformException("--instances takes NAME=COUNT with a count from 1 and one " + "of "
                        + names() + ", not " + name + "=" + count + ".");
            }
        });
    }
}
