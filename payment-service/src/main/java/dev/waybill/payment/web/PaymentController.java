package dev.waybill.payment.web;

import dev.waybill.payment.application.PaymentView;
import dev.waybill.payment.application.PaymentViews;
import dev.waybill.web.paging.Cursor;
import dev.waybill.web.paging.CursorPage;
import dev.waybill.web.paging.PageQuery;
import dev.waybill.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/payments")
@Tag(name = "Payments", description = "Read only: a payment is asked for, and refunded, through its order")
class PaymentController {

    private final PaymentViews payments;

    PaymentController(PaymentViews payments) {
        this.payments = payments;
    }

    @Operation(summary = "Show a payment and what the provider was asked for it")
    @GetMapping("/{paymentId}")
    PaymentResponse show(@PathVariable UUID paymentId) {
        return payments.withId(paymentId)
                .map(PaymentResponse::of)
                .orElseThrow(() -> Problems.NOT_FOUND.because("No payment has the id " + paymentId + "."));
    }

    @Operation(summary = "List payments, newest first")
    @GetMapping
    CursorPage<PaymentResponse> list(
            @Parameter(description = "Only the payment of this order") @RequestParam(required = false) @Nullable
                    UUID orderId,
            @Parameter(description = "Only those that a person should look at") @RequestParam(defaultValue = "false")
                    boolean attention,
            PageQuery page) {
        PaymentViews.@Nullable Place after = page.after()
                .map(cursor -> new PaymentViews.Place(cursor.instant(0), cursor.uuid(1)))
                .orElse(null);
        List<PaymentView> rows = payments.list(new PaymentViews.Filter(orderId, attention), page.rowsToRead(), after);
        return CursorPage.of(
                rows,
                page,
                PaymentResponse::of,
                view -> Cursor.after(view.createdAt(), view.payment().id().value()));
    }
}
