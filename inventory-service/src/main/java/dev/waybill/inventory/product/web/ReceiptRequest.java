package dev.waybill.inventory.product.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** How many pieces arrived. */
@Schema(name = "Receipt")
record ReceiptRequest(
        @NotNull @Min(1) @Max(1_000_000) @Schema(example = "100")
        Integer quantity) {}
