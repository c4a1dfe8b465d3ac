package dev.waybill.inventory;

import dev.waybill.web.testing.OpenApiContract;
import dev.waybill.web.testing.StrictContract;

class InventoryDescriptionIT extends RunningInventory implements OpenApiContract, StrictContract {

    @Override
    public String service() {
        return "inventory-service";
    }
}
