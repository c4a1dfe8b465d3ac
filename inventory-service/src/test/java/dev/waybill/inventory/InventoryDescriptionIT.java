package dev.waybill.inventory;

import dev.waybill.web.testing.OpenApiContract;

class InventoryDescriptionIT extends RunningInventory implements OpenApiContract {

    @Override
    public String service() {
        return "inventory-service";
    }
}
