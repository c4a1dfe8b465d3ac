package dev.waybill.events;

import static dev.waybill.events.Topics.INVENTORY_COMMANDS;
import static dev.waybill.events.Topics.INVENTORY_EVENTS;
import static dev.waybill.events.Topics.ORDER_EVENTS;
import static dev.waybill.events.Topics.PAYMENT_COMMANDS;
import static dev.waybill.events.Topics.PAYMENT_EVENTS;
import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who sends and who receives on each topic of the platform: what consumers accept is read from here. */
public final class Channels {
    private static final String ORDER = "order-service";
    private static final String INVENTORY = "inventory-service";
    private static final String PAYMENT = "payment-service";
    private static final String REPORTING = "reporting-service";

    /** One for each topic, in the order of {@link Topics#ALL}. */
    public static final List<Channel> ALL = List.of(
            new Channel(ORDER_EVENTS, ORDER, Set.of(ORDER), Map.of("reporting", REPORTING)),
            new Channel(
                    INVENTORY_EVENTS,
                    INVENTORY,
                    Set.of(INVENTORY),
                    Map.of("order-saga", ORDER, "order-catalogue", ORDER, "reporting", REPORTING)),
            new Channel(PAYMENT_EVENTS, PAYMENT, Set.of(PAYMENT), Map.of("order-saga", ORDER, "reporting", REPORTING)),
            new Channel(
                    INVENTORY_COMMANDS,
                    INVENTORY,
                    Set.of(ORDER),
                    Map.of("inventory", INVENTORY, "reporting", REPORTING)),
            new Channel(PAYMENT_COMMANDS, PAYMENT, Set.of(ORDER), Map.of("payment", PAYMENT, "reporting", REPORTING)));

    /** The CloudEvents sources of each topic. */
    public static final Map<String, Set<String>> SOURCES = ALL.stream()
            .collect(toUnmodifiableMap(
                    Channel::topic,
                    channel -> channel.senders().stream()
                            .map(sender -> "/" + sender)
                            .collect(toUnmodifiableSet())));

    private Channels() {}
}
