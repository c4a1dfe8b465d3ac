package dev.waybill.inventory;

import dev.waybill.web.testing.AccessContract;
import dev.waybill.web.testing.InfoContract;
import dev.waybill.web.testing.OpenApiContract;
import dev.waybill.web.testing.StrictContract;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class InventoryDescriptionIT extends RunningInventory
        implements OpenApiContract, StrictContract, AccessContract, InfoContract {

    @Autowired
    private ApplicationContext context;

    @Override
    public String service() {
        return "inventory-service";
    }

    @Override
    public ApplicationContext context() {
        return context;
    }
}
