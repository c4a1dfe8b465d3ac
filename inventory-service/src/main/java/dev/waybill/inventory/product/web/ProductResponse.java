package dev.waybill.inventory.product.web;

import dev.waybill.inventory.product.application.ProductView;
import dev.waybill.web.money.MoneyJson;
import io.swagger.v3.oas.annotations.media.Schema;

/** A product, and how much there is of it. */
@Schema(name = "Product")
record ProductResponse(
        @Schema(example = ProductResponse.SKU) String sku,
        @Schema(example = "Earl Grey, 100 g") String name,
        MoneyJson price,
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

    static ProductResponse of(ProductView view) {
        return new ProductResponse(
                view.sku().value(),
                view.name(),
                new MoneyJson(view.price().amount(), view.price().currency()),
                new StockBody(view.received(), view.available(), view.reserved(), view.shipped()),
                view.sequence());
    }
}
