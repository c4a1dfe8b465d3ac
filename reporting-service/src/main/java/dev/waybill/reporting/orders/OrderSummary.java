package dev.waybill.reporting.orders;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as the events of all services show it.
 *
 * @param reason why it was rejected or cancelled
 * @param payment how far its payment came; {@code null} while payment-service has published nothing
 * @param reservation how far its reservation came; {@code null} while inventory-service has published nothing
 */
public record OrderSummary(
        UUID orderId,
        String customerId,
        BigDecimal total,
        String currency,
        long items,
        Instant placedAt,
        String status,
        boolean settled,
        @Nullable String reason,
        @Nullable String payment,
        @Nullable String reservation,
        Instant updatedAt) {}
