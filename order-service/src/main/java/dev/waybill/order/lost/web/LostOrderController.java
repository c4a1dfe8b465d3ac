package dev.waybill.order.lost.web;

import dev.waybill.order.lost.application.FindLostOrders;
import dev.waybill.order.lost.domain.LostOrder;
import dev.waybill.order.order.domain.OrderId;
import dev.waybill.web.paging.Cursor;
import dev.waybill.web.paging.CursorPage;
import dev.waybill.web.paging.PageQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/orders")
@Tag(name = "Lost orders", description = "What the other services know of and order-service does not, after a restore")
class LostOrderController {

    private final FindLostOrders findLostOrders;

    LostOrderController(FindLostOrders findLostOrders) {
        this.findLostOrders = findLostOrders;
    }

    /** Ids of orders, as other services have them. */
    @Schema(name = "OrderLookup")
    record Lookup(
            @NotNull(message = "must list ids of orders") @Size(min = 1, max = 200, message = "must have 1 to 200 ids")
            List<@NotNull(message = "must be an id") UUID> orderIds) {}

    /** Which of the ids belong to no order. */
    @Schema(name = "OrderLookupResult")
    record LookupResult(
            @Schema(description = "The ids that belong to no order, in the order of the request")
            List<UUID> withoutOrder) {}

    @GetMapping("/lost")
    @Operation(
            summary = "Orders that other services have replied to and that are not here, the oldest first",
            description =
                    "They were placed after the backup that this service was restored from. Whatever their replies"
                            + " say is held is released and reversed.")
    CursorPage<LostOrderResponse> lost(
            @Parameter(description = "Only those whose compensations all have their replies, or only the others")
                    @RequestParam(required = false)
                    @Nullable
                    Boolean compensated,
            PageQuery page) {
        List<LostOrder.Snapshot> orders = findLostOrders.list(
                compensated,
                page.after().map(cursor -> new OrderId(cursor.uuid(0))).orElse(null),
                page.rowsToRead());
        return CursorPage.of(
                orders,
                page,
                LostOrderResponse::of,
                order -> Cursor.after(order.id().value()));
    }

    @PostMapping("/lookup")
    @Operation(
            summary = "Which of these ids belong to no order",
            description = "For ids that inventory-service and payment-service list: a reservation or a payment without"
                    + " an order is released or reversed there.")
    LookupResult lookUp(@Valid @RequestBody Lookup lookup) {
        Set<OrderId> without = findLostOrders.withoutOrder(
                lookup.orderIds().stream().map(OrderId::new).toList());
        return new LookupResult(lookup.orderIds().stream()
                .distinct()
                .filter(id -> without.contains(new OrderId(id)))
                .toList());
    }
}
