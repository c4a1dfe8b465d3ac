package dev.waybill.inventory.product.web;

import io.swagger.v3.oas.annotations.media.Schema;

/** How many products were published again. */
@Schema(name = "Republication")
record RepublicationResponse(@Schema(example = "12") long products) {}
