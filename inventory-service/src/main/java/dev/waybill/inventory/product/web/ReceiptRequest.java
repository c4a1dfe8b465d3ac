package dev.waybill.inventory.product.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** How many pieces arrived. */
@Schema(name = "Receipt")
record ReceiptRequest(
        @NotNull
        @Min(value = 1, message = "must be from 1 to 1,000,000")
        @Max(value = 1_000_000, message = "must be from 1 to 1,000,000")
        @Schema(example = "100")
        Integer quantity) {}
