package dev.waybill.inventory.product.web;

import dev.waybill.inventory.product.application.DescribeProduct;
import dev.waybill.inventory.product.application.ReceiveStock;
import dev.waybill.inventory.product.application.RepublishProducts;
import dev.waybill.inventory.product.domain.Sku;
import dev.waybill.web.idempotency.IdempotencyKey;
import dev.waybill.web.idempotency.IdempotentRequest;
import dev.waybill.web.idempotency.IdempotentRequests;
import dev.waybill.web.openapi.MayRefuseWith;
import dev.waybill.web.paging.CursorPage;
import dev.waybill.web.paging.PageQuery;
import dev.waybill.web.precondition.Preconditions;
import dev.waybill.web.precondition.Tagged;
import dev.waybill.web.problem.ProblemException;
import dev.waybill.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
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

    private final DescribeProduct describeProduct;
    private final ReceiveStock receiveStock;
    private final RepublishProducts republishProducts;
    private final ProductQueries queries;
    private final IdempotentRequests requests;

    ProductController(
            DescribeProduct describeProduct,
            ReceiveStock receiveStock,
            RepublishProducts republishProducts,
            ProductQueries queries,
            IdempotentRequests requests) {
        this.describeProduct = describeProduct;
        this.receiveStock = receiveStock;
        this.republishProducts = republishProducts;
        this.queries = queries;
        this.requests = requests;
    }

    @PutMapping("/{sku}")
    @Operation(summary = "Registers a product, or changes its name or price")
    @ApiResponse(responseCode = "200", description = "It was there before")
    @ApiResponse(responseCode = "201", description = "It is new")
    @MayRefuseWith("backlog-full")
    ResponseEntity<ProductResponse> describe(
            @PathVariable @Parameter(example = ProductResponse.SKU, schema = @Schema(pattern = Sku.PATTERN)) String sku,
            Preconditions preconditions,
            @Valid @RequestBody DescribeProductRequest request) {
        Sku valid = sku(sku);
        boolean isNew = describeProduct.describe(
                valid,
                request.name().strip(),
                request.price().toPrice(),
                existed -> requireMatch(preconditions, valid, existed));
        ProductResponse product = queries.product(valid);
        ResponseEntity.BodyBuilder answer =
                isNew ? ResponseEntity.created(URI.create("/v1/products/" + valid.value())) : ResponseEntity.ok();
        return answer.eTag(product.eTag()).body(product);
    }

    @GetMapping("/{sku}")
    @Operation(summary = "Shows a product and its stock")
    @MayRefuseWith("product-not-found")
    ResponseEntity<ProductResponse> product(
            @PathVariable @Parameter(example = ProductResponse.SKU, schema = @Schema(pattern = Sku.PATTERN))
                    String sku) {
        ProductResponse product = queries.product(sku(sku));
        return Tagged.ok(product.eTag(), product);
    }

    @GetMapping
    @Operation(summary = "Lists products by SKU")
    CursorPage<ProductResponse> products(PageQuery page) {
        return queries.products(page);
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
            receiveStock.receive(valid, request.quantity(), () -> requireMatch(preconditions, valid, true));
            ProductResponse product = queries.product(valid);
            return once.answer(ResponseEntity.ok().eTag(product.eTag()).body(product));
        }
    }

    @PostMapping("/republication")
    @Operation(summary = "Publishes the state of every product again, for a replica that begins with nothing")
    @MayRefuseWith("backlog-full")
    RepublicationResponse republish() {
        return new RepublicationResponse(republishProducts.republish());
    }

    private void requireMatch(Preconditions preconditions, Sku sku, boolean existed) {
        if (!existed) {
            preconditions.requireNothing();
        } else if (preconditions.arePresent()) {
            preconditions.require(queries.product(sku).eTag());
        }
    }

    private static Sku sku(String sku) {
        try {
            return new Sku(sku);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("sku", "must match " + Sku.PATTERN);
        }
    }
}
