package dev.waybill.inventory;

import dev.waybill.walls.ServiceShape;
import dev.waybill.walls.ServiceWallsSuite;

class InventoryServiceWallsTest extends ServiceWallsSuite {

    InventoryServiceWallsTest() {
        super(ServiceShape.layered("dev.waybill.inventory"));
    }
}
