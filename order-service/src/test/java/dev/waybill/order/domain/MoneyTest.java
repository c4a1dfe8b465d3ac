package dev.waybill.order.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @Test
    void readsAnAmount() {
        assertThat(Money.of("12.3", "EUR")).hasToString("12.30 EUR");
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
