package dev.waybill.system.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as order-service shows it. */
public record Order(
        String orderId,
        String customerId,
        String status,
        boolean settled,
        @Nullable String reason,
        Money total,
        List<Line> lines) {

    /** One line of it. */
    public record Line(String sku, int quantity) {}

    /** Whether the customer gets the goods. */
    public boolean isConfirmed() {
        return status.equals("CONFIRMED");
    }
}
