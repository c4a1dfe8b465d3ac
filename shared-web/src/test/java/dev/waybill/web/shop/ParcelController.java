package dev.waybill.web.shop;

import dev.waybill.web.idempotency.IdempotencyKey;
import dev.waybill.web.idempotency.IdempotentRequest;
import dev.waybill.web.idempotency.IdempotentRequests;
import dev.waybill.web.openapi.MayRefuseWith;
import dev.waybill.web.paging.Cursor;
import dev.waybill.web.paging.CursorPage;
import dev.waybill.web.paging.PageQuery;
import dev.waybill.web.security.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Enough endpoints to show each behaviour. */
@RestController
public class ParcelController {

    public enum ParcelSize {
        SMALL,
        LARGE
    }

    public record Line(
            @NotNull @Size(min = 1, max = 10) String sku,
            @Min(1) @Max(1000) int quantity) {}

    public record NewParcel(
            @NotNull ParcelSize size, @NotEmpty List<@Valid Line> lines) {}

    public record Parcel(
            UUID parcelId, ParcelSize size, @Nullable String note) {}

    private final IdempotentRequests requests;
    public final AtomicInteger placed = new AtomicInteger();
    public final Gate gate = new Gate();

    ParcelController(IdempotentRequests requests) {
        this.requests = requests;
    }

    @PostMapping("/v1/parcels")
    @MayRefuseWith("sold-out")
    public ResponseEntity<Parcel> place(IdempotencyKey key, Caller caller, @Valid @RequestBody NewParcel parcel) {
        try (IdempotentRequest<Parcel> once = requests.begin(key, caller, parcel, Parcel.class)) {
            return once.isRepeated() ? once.earlierAnswer() : once.answer(placeOnce(parcel));
        }
    }

    private ResponseEntity<Parcel> placeOnce(NewParcel parcel) {
        gate.pass();
        placed.incrementAndGet();
        if (parcel.lines().getFirst().sku().equals("gone")) {
            throw new SoldOut();
        }
        UUID id = UUID.randomUUID();
        return ResponseEntity.created(URI.create("/v1/parcels/" + id))
                .eTag("1")
                .body(new Parcel(id, parcel.size(), null));
    }

    @GetMapping("/v1/parcels/{parcelId}")
    public Caller whoAsks(@PathVariable UUID parcelId, Caller caller) {
        return caller;
    }

    @GetMapping("/v1/parcels")
    public CursorPage<Integer> list(PageQuery page, @RequestParam(required = false) @Nullable ParcelSize size) {
        int first = page.after().map(cursor -> (int) cursor.number(0) + 1).orElse(1);
        List<Integer> rows = IntStream.rangeClosed(first, 120)
                .limit(page.rowsToRead())
                .boxed()
                .toList();
        return CursorPage.of(rows, page, row -> row, Cursor::after);
    }

    @GetMapping("/v1/slow")
    public String slow() {
        gate.pass();
        return "done";
    }

    @GetMapping("/v1/unruled")
    public String unruled() {
        return "must not be seen";
    }
}
