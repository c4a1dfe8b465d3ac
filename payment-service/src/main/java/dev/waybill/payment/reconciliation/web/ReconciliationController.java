package dev.waybill.payment.reconciliation.web;

import dev.waybill.payment.reconciliation.application.ReconcileSettlement;
import dev.waybill.payment.reconciliation.domain.Reconciliations;
import dev.waybill.web.openapi.MayRefuseWith;
import dev.waybill.web.paging.Cursor;
import dev.waybill.web.paging.CursorPage;
import dev.waybill.web.paging.PageQuery;
import dev.waybill.web.precondition.ETags;
import dev.waybill.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/reconciliations")
@Tag(name = "Reconciliations", description = "The provider's settlement reports, compared with our payments day by day")
class ReconciliationController {

    private final Reconciliations reconciliations;
    private final ReconcileSettlement settlement;

    ReconciliationController(Reconciliations reconciliations, ReconcileSettlement settlement) {
        this.reconciliations = reconciliations;
        this.settlement = settlement;
    }

    @Operation(summary = "List the reconciliations, newest day first")
    @GetMapping
    CursorPage<ReconciliationResponse.Summary> reconciliations(PageQuery page) {
        @Nullable LocalDate before = page.after().map(cursor -> cursor.date(0)).orElse(null);
        return CursorPage.of(
                reconciliations.newest(page.rowsToRead(), before),
                page,
                ReconciliationResponse.Summary::of,
                summary -> Cursor.after(summary.day()));
    }

    @Operation(summary = "Show a day's reconciliation with its differences")
    @GetMapping("/{day}")
    ResponseEntity<ReconciliationResponse> reconciliation(@PathVariable LocalDate day) {
        ReconciliationResponse found = reconciliations
                .of(day)
                .map(ReconciliationResponse::of)
                .orElseThrow(() -> Problems.NOT_FOUND.because(day + " was not reconciled; PUT it to do so now."));
        return ETags.ok(found.etag(), found);
    }

    @Operation(
            summary = "Reconcile a day now, in place of an earlier result",
            description =
                    "While the day is not over for an hour, the result is provisional (complete is false), and the day"
                            + " is reconciled again by itself. A day that has not begun is refused.")
    @MayRefuseWith("reconciliation-under-way")
    @PutMapping("/{day}")
    ReconciliationResponse reconcile(@PathVariable LocalDate day) {
        return ReconciliationResponse.of(settlement.reconcile(day));
    }
}
