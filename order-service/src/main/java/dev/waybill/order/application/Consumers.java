package dev.waybill.order.application;

/** The names of this service's consumers: their Kafka groups, which never change. */
public final class Consumers {

    /** Hears the replies of inventory-service and payment-service. */
    public static final String ORDER_SAGA = "order-saga";

    /** Hears the product events. */
    public static final String ORDER_CATALOGUE = "order-catalogue";

    private Consumers() {}
}
