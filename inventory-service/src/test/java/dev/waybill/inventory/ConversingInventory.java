package dev.waybill.inventory;

import dev.waybill.events.inventory.ReserveStock;
import dev.waybill.events.inventory.StockLine;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The running service, with a client of its commands and events. */
abstract class ConversingInventory extends RunningInventory {

    InventoryClient inventory;

    @BeforeEach
    void begin() {
        inventory = inventory();
    }

    @AfterEach
    void end() {
        inventory.close();
    }

    static ReserveStock reserve(UUID order, String sku, int quantity) {
        return new ReserveStock(order, List.of(new StockLine(sku, quantity)));
    }
}
