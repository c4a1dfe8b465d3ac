package dev.waybill.payment.payment.web;

import dev.waybill.payment.payment.application.AcknowledgeAttention;
import dev.waybill.payment.payment.application.PaymentView;
import dev.waybill.payment.payment.application.PaymentViews;
import dev.waybill.payment.payment.application.PaymentViews.Stage;
import dev.waybill.payment.payment.application.ReverseByOperator;
import dev.waybill.payment.payment.domain.UnknownPayment;
import dev.waybill.web.openapi.MayRefuseWith;
import dev.waybill.web.paging.Cursor;
import dev.waybill.web.paging.CursorPage;
import dev.waybill.web.paging.PageQuery;
import dev.waybill.web.precondition.ETags;
import dev.waybill.web.precondition.Preconditions;
import dev.waybill.web.security.Caller;
import dev.waybill.web.validation.Note;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/payments")
@Tag(
        name = "Payments",
        description = "A payment is asked for, and refunded, through its order; here operators look at it")
class PaymentController {

    private final PaymentViews payments;
    private final AcknowledgeAttention acknowledgeAttention;
    private final ReverseByOperator reverseByOperator;

    PaymentController(
            PaymentViews payments, AcknowledgeAttention acknowledgeAttention, ReverseByOperator reverseByOperator) {
        this.payments = payments;
        this.acknowledgeAttention = acknowledgeAttention;
        this.reverseByOperator = reverseByOperator;
    }

    @Operation(summary = "Show a payment and the calls to the provider")
    @GetMapping("/{paymentId}")
    ResponseEntity<PaymentResponse> payment(@PathVariable UUID paymentId) {
        PaymentView payment = payments.withId(paymentId).orElseThrow(() -> new UnknownPayment(paymentId));
        return ETags.ok(payment.etag(), PaymentResponse.of(payment));
    }

    @Operation(summary = "List payments, newest first")
    @GetMapping
    CursorPage<PaymentResponse> payments(
            @Parameter(description = "Only the payment of this order") @RequestParam(required = false) @Nullable
                    UUID orderId,
            @Parameter(description = "Only those that a person should look at and none has")
                    @RequestParam(defaultValue = "false")
                    boolean attention,
            @Parameter(
                            description = "Only those in this stage; REVERSED is what is shown as VOIDED, REFUNDED or"
                                    + " NEVER_ASKED")
                    @RequestParam(required = false)
                    @Nullable
                    Stage stage,
            @Parameter(description = "Not included", example = "2026-11-24T00:00:00Z")
                    @RequestParam(required = false)
                    @Nullable
                    Instant createdBefore,
            PageQuery page) {
        PaymentViews.@Nullable Place after = page.after()
                .map(cursor -> new PaymentViews.Place(cursor.instant(0), cursor.uuid(1)))
                .orElse(null);
        List<PaymentView> rows = payments.list(
                new PaymentViews.Filter(orderId, attention, stage, createdBefore), page.rowsToRead(), after);
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
            @PathVariable UUID paymentId, Preconditions preconditions, @Valid @RequestBody Note note, Caller caller) {
        PaymentView payment = acknowledgeAttention.acknowledge(paymentId, caller.subject(), note.note(), preconditions);
        return ResponseEntity.ok().eTag(payment.etag()).body(PaymentResponse.of(payment));
    }

    @Operation(
            summary = "Reverse a payment: void what is held, refund what was captured",
            description = "For a payment whose order is lost; an order that exists is cancelled (COMPENSATED). The"
                    + " provider is called after the answer. Once or many times is the same.")
    @PostMapping("/{paymentId}/reversal")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @MayRefuseWith("nothing-to-reverse")
    ResponseEntity<PaymentResponse> reverse(
            @PathVariable UUID paymentId, Preconditions preconditions, @Valid @RequestBody Note note, Caller caller) {
        PaymentView payment = reverseByOperator.reverse(paymentId, caller.subject(), note.note(), preconditions);
        return ResponseEntity.accepted().eTag(payment.etag()).body(PaymentResponse.of(payment));
    }
}
