package dev.waybill.reporting;

import dev.waybill.walls.ServiceShape;
import dev.waybill.walls.ServiceWallsSuite;

class ReportingServiceWallsTest extends ServiceWallsSuite {

    ReportingServiceWallsTest() {
        super(ServiceShape.of("dev.waybill.reporting", "web", "dashboard", "messaging")
                .around("orders", "sales", "stock", "freshness")
                .around("projection")
                .around("log")
                // A projection is the translator: from published contracts to the read model.
                .translatedBy("messaging", "orders", "sales", "stock", "freshness", "projection"));
    }
}
