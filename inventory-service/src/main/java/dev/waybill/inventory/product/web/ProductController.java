package dev.waybill.inventory.product.web;

import dev.waybill.inventory.product.application.ProductView;
import dev.waybill.inventory.product.application.ProductViews;
import dev.waybill.inventory.product.application.ReceiveStock;
import dev.waybill.inventory.product.application.RegisterProduct;
import dev.waybill.inventory.product.application.RepublishProducts;
import dev.waybill.inventory.product.domain.Sku;
import dev.waybill.inventory.product.domain.UnknownProduct;
import dev.waybill.web.idempotency.IdempotencyKey;
import dev.waybill.web.idempotency.IdempotentRequest;
import dev.waybill.web.idempotency.IdempotentRequests;
import dev.waybill.web.openapi.MayRefuseWith;
import dev.waybill.web.paging.Cursor;
import dev.waybill.web.paging.CursorPage;
import dev.waybill.web.paging.PageQuery;
import dev.waybill.web.precondition.ETags;
import dev.waybill.web.precondition.Preconditions;
import dev.waybill.web.problem.ProblemException;
import dev.waybill.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/products")
@Tag(name = "Products", description = "What is sold, and how much of it is there")
class ProductController {

    private final RegisterProduct registerProduct;
    private final ReceiveStock receiveStock;
    private final RepublishProducts republishProducts;
    private final ProductViews products;
    private final IdempotentRequests requests;

    ProductController(
            RegisterProduct registerProduct,
            ReceiveStock receiveStock,
            RepublishProducts republishProducts,
            ProductViews products,
            IdempotentRequests requests) {
        this.registerProduct = registerProduct;
        this.receiveStock = receiveStock;
        this.republishProducts = republishProducts;
        this.products = products;
        this.requests = requests;
    }

    @PutMapping("/{sku}")
    @Operation(summary = "Registers a product, or changes its name or price")
    @ApiResponse(responseCode = "200", description = "It was there before")
    @ApiResponse(responseCode = "201", description = "It is new")
    @MayRefuseWith("backlog-full")
    ResponseEntity<ProductResponse> register(
            @PathVariable @Parameter(example = ProductResponse.SKU, schema = @Schema(pattern = Sku.PATTERN)) String sku,
            Preconditions preconditions,
            @Valid @RequestBody RegisterProductRequest request) {
        Sku valid = sku(sku);
        boolean isNew = registerProduct.register(
                valid, request.name().strip(), request.price().toPrice(), preconditions);
        ProductView product = product(valid);
        ResponseEntity.BodyBuilder answer =
                isNew ? ResponseEntity.created(URI.create("/v1/products/" + valid.value())) : ResponseEntity.ok();
        return answer.eTag(product.etag()).body(ProductResponse.of(product));
    }

    @GetMapping("/{sku}")
    @Operation(summary = "Shows a product and its stock")
    @MayRefuseWith("product-not-found")
    ResponseEntity<ProductResponse> product(
            @PathVariable @Parameter(example = ProductResponse.SKU, schema = @Schema(pattern = Sku.PATTERN))
                    String sku) {
        ProductView product = product(sku(sku));
        return ETags.ok(product.etag(), ProductResponse.of(product));
    }

    @GetMapping
    @Operation(summary = "Lists products by SKU")
    CursorPage<ProductResponse> products(PageQuery page) {
        List<ProductView> rows =
                products.list(page.after().map(cursor -> cursor.text(0)).orElse(""), page.rowsToRead());
        return CursorPage.of(
                rows, page, ProductResponse::of, row -> Cursor.after(row.sku().value()));
    }

    @PostMapping("/{sku}/receipts")
    @Operation(summary = "Adds stock that arrived")
    @MayRefuseWith({"product-not-found", "backlog-full"})
    ResponseEntity<ProductResponse> receive(
            @PathVariable @Parameter(example = ProductResponse.SKU, schema = @Schema(pattern = Sku.PATTERN)) String sku,
            Preconditions preconditions,
            IdempotencyKey key,
            Caller caller,
            @Valid @RequestBody ReceiptRequest request) {
        Sku valid = sku(sku);
        try (IdempotentRequest<ProductResponse> once = requests.begin(key, caller, request, ProductResponse.class)) {
            if (once.isRepeated()) {
                return once.earlierAnswer();
            }
            receiveStock.receive(valid, request.quantity(), preconditions);
            ProductView product = product(valid);
            return once.answer(ResponseEntity.ok().eTag(product.etag()).body(ProductResponse.of(product)));
        }
    }

    @PostMapping("/republication")
    @Operation(summary = "Publishes the state of every product again, for a replica that begins with nothing")
    @MayRefuseWith("backlog-full")
    RepublicationResponse republish() {
        return new RepublicationResponse(republishProducts.republish());
    }

    private ProductView product(Sku sku) {
        return products.withSku(sku).orElseThrow(() -> new UnknownProduct(sku));
    }

    private static Sku sku(String sku) {
        try {
            return new Sku(sku);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("sku", "must match " + Sku.PATTERN);
        }
    }
}
