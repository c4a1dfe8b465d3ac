package dev.waybill.inventory.product.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceTest {

    /** L18: a JDK may know another number of digits than the one that the price was stored by. */
    @ParameterizedTest
    @CsvSource({"12.5000, JPY, 12.5", "4.5050, EUR, 4.505", "4.5000, EUR, 4.50", "12.0000, KWD, 12.000"})
    void readsWhatWasStoredWhenItsCurrencyHadOtherDigits(BigDecimal stored, Currency currency, String read) {
        assertThat(Price.stored(stored, currency).amount()).isEqualTo(read);
    }
}
