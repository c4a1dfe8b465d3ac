package dev.waybill.payment.web;

import dev.waybill.payment.application.AcknowledgeAttention;
import dev.waybill.payment.application.AcknowledgeAttention.UnknownPayment;
import dev.waybill.payment.application.PaymentView;
import dev.waybill.payment.application.PaymentViews;
import dev.waybill.web.openapi.MayRefuseWith;
import dev.waybill.web.paging.Cursor;
import dev.waybill.web.paging.CursorPage;
import dev.waybill.web.paging.PageQuery;
import dev.waybill.web.precondition.IfMatch;
import dev.waybill.web.precondition.Tagged;
import dev.waybill.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/payments")
@Tag(
        name = "Payments",
        description = "A payment is asked for, and refunded, through its order; here operators look at it")
class PaymentController {

    private final PaymentViews payments;
    private final AcknowledgeAttention acknowledgeAttention;

    PaymentController(PaymentViews payments, AcknowledgeAttention acknowledgeAttention) {
        this.payments = payments;
        this.acknowledgeAttention = acknowledgeAttention;
    }

    /** What came of looking at a payment: it goes into the audit trail. */
    @Schema(name = "AcknowledgementNote")
    record Note(
            @NotBlank(message = "must say what came of it")
            @Size(max = 500, message = "must have at most 500 characters")
            @Schema(example = "the provider corrected it, ticket 4711")
            String note) {}

    @Operation(summary = "Show a payment and what the provider was asked for it")
    @GetMapping("/{paymentId}")
    ResponseEntity<PaymentResponse> payment(@PathVariable UUID paymentId) {
        PaymentView payment = payments.withId(paymentId).orElseThrow(() -> new UnknownPayment(paymentId));
        return Tagged.ok(PaymentResponse.tag(payment), PaymentResponse.of(payment));
    }

    @Operation(summary = "List payments, newest first")
    @GetMapping
    CursorPage<PaymentResponse> payments(
            @Parameter(description = "Only the payment of this order") @RequestParam(required = false) @Nullable
                    UUID orderId,
            @Parameter(description = "Only those that a person should look at and none has")
                    @RequestParam(defaultValue = "false")
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

    @Operation(
            summary = "Acknowledge why a payment needs attention",
            description =
                    "It leaves the list until there is another reason; what was acknowledged stays in the payment."
                            + " Once or many times is the same.")
    @PostMapping("/{paymentId}/acknowledgement")
    @MayRefuseWith("nothing-to-acknowledge")
    ResponseEntity<PaymentResponse> acknowledge(
            @PathVariable UUID paymentId, IfMatch ifMatch, @Valid @RequestBody Note note, Caller caller) {
        PaymentView payment = acknowledgeAttention.acknowledge(
                paymentId, caller.subject(), note.note(), seen -> ifMatch.require(PaymentResponse.tag(seen)));
        return ResponseEntity.ok().eTag(PaymentResponse.tag(payment)).body(PaymentResponse.of(payment));
    }
}
