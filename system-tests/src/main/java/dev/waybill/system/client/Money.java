package dev.waybill.system.client;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;

/** An amount of money as the services write it. */
public record Money(
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, String currency) {

    /** So many euros, as in {@code euros("12.34")}. */
    public static Money euros(String amount) {
        return new Money(new BigDecimal(amount), "EUR");
    }
}
