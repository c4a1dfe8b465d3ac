package dev.waybill.reporting.projection;

/** There is no projection of that name. */
public class UnknownProjection extends RuntimeException {

    UnknownProjection(String name) {
        super("There is no projection named '" + name + "'; GET /v1/reports/projections lists them.");
    }
}
