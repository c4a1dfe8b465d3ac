package dev.waybill.payment;

import dev.waybill.walls.ServiceShape;
import dev.waybill.walls.ServiceWallsSuite;

class PaymentServiceWallsTest extends ServiceWallsSuite {

    PaymentServiceWallsTest() {
        super(ServiceShape.layered("dev.waybill.payment", "provider"));
    }
}
