package dev.waybill.events.inventory;

import java.util.List;
import java.util.UUID;

/** Reserve all lines or none. Answered by {@link StockReserved} or {@link StockRejected}. */
public record ReserveStock(UUID orderId, List<StockLine> lines) implements InventoryCommand {
    public ReserveStock {
        lines = List.copyOf(lines);
    }
}
