package dev.waybill.inventory.product.web;

import dev.waybill.web.validation.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** What a product is called and what a piece costs. */
@Schema(name = "RegisterProduct")
record RegisterProductRequest(
        @PlainText(max = 200) @Schema(example = "Earl Grey, 100 g")
        String name,

        @NotNull @Valid PriceBody price) {}
