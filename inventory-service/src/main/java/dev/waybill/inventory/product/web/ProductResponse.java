package dev.waybill.inventory.product.web;

import dev.waybill.web.precondition.Tagged;
import io.swagger.v3.oas.annotations.media.Schema;

/** A product, and how much there is of it. */
@Schema(name = "Product")
record ProductResponse(
        @Schema(example = ProductResponse.SKU) String sku,
        @Schema(example = "Earl Grey, 100 g") String name,
        MoneyBody price,
        StockBody stock,

        @Schema(description = "How many events the product has published", example = "3")
        long version) {

    static final String SKU = "TEA-EARL-GREY";

    /** Where the pieces are: received = available + reserved + shipped, always. */
    @Schema(name = "Stock")
    record StockBody(
            @Schema(example = "100") long received,
            @Schema(example = "97") long available,
            @Schema(example = "1") long reserved,
            @Schema(example = "2") long shipped) {}

    /** Changes with everything that is shown. */
    String eTag() {
        return Tagged.tag(version, stock.received(), stock.available(), stock.reserved());
    }
}
