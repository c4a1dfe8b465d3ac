package dev.waybill.order;

import dev.waybill.walls.ServiceShape;
import dev.waybill.walls.ServiceWallsSuite;

class OrderServiceWallsTest extends ServiceWallsSuite {

    OrderServiceWallsTest() {
        super(ServiceShape.layered("dev.waybill.order"));
    }
}
