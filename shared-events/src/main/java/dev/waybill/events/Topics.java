package dev.waybill.events;

import java.util.List;

/** The topics; each is owned and declared by the service that it is named after. */
public final class Topics {
    public static final String ORDER_EVENTS = "order.events.v1";
    public static final String INVENTORY_EVENTS = "inventory.events.v1";
    public static final String PAYMENT_EVENTS = "payment.events.v1";
    public static final String INVENTORY_COMMANDS = "inventory.commands.v1";
    public static final String PAYMENT_COMMANDS = "payment.commands.v1";

    /** Every topic of the platform. */
    public static final List<String> ALL =
            List.of(ORDER_EVENTS, INVENTORY_EVENTS, PAYMENT_EVENTS, INVENTORY_COMMANDS, PAYMENT_COMMANDS);

    /** Partitions of every topic, fixed for the life of a topic version: a key never moves. */
    public static final int PARTITIONS = 12;

    private Topics() {}
}
