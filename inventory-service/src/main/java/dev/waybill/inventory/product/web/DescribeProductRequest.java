package dev.waybill.inventory.product.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** What a product is called and what a piece costs. */
@Schema(name = "DescribeProduct")
record DescribeProductRequest(
        @NotBlank @Size(max = 200) @Schema(example = "Earl Grey, 100 g")
        String name,

        @NotNull @Valid MoneyBody price) {}
