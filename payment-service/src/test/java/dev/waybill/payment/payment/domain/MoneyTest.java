package dev.waybill.payment.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @Test
    void readsAnAmount() {
        assertThat(Money.of("12.3", "EUR")).hasToString("12.30 EUR");
    }

    /** L18: a JDK may know another number of digits than the one that the amount was stored by. */
    @ParameterizedTest
    @CsvSource({"12.5000, JPY, 12.5 JPY", "4.5050, EUR, 4.505 EUR", "4.5000, EUR, 4.50 EUR", "12.0000, KWD, 12.000 KWD"
    })
    void readsWhatWasStoredWhenItsCurrencyHadOtherDigits(BigDecimal stored, Currency currency, String read) {
        assertThat(new Money(stored, currency)).hasToString(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1E-999999999",
                "1E+999999999",
                "1e3",
                "",
                "NaN",
                "\0",
                "12,30",
                "1111111111111111111111111111111"
            })
    void refusesAtOnceWhatIsWrittenInAnotherWay(String amount) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> Money.of(amount, "EUR"))
                        .withMessageContaining("12.34"));
    }
}
