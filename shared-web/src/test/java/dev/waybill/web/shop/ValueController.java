package dev.waybill.web.shop;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes a value of each kind that a query can have. */
@RestController
class ValueController {

    @GetMapping("/v1/values")
    String values(
            @RequestParam @Nullable Instant at,
            @RequestParam @Nullable LocalDate day,
            @RequestParam @Nullable Boolean flag,
            @RequestParam @Nullable Long number) {
        return at + " " + day + " " + flag + " " + number;
    }
}
