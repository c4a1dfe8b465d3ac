package dev.waybill.reporting.dashboard.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.reporting.dashboard.view.Chart.Bar;
import dev.waybill.reporting.dashboard.view.Chart.Slot;
import dev.waybill.reporting.sales.SalesCount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartTest {

    @ParameterizedTest
    @CsvSource({"0, 2", "2, 2", "3, 4", "5, 6", "7, 10", "11, 20", "41, 60", "100, 100", "101, 200", "9999, 10000"})
    void endsAtARoundNumberWhoseHalfIsWholeToo(long most, long top) {
        assertThat(Chart.roundTop(most)).isEqualTo(top);
    }

    @Test
    void stacksTheOutcomesFromTheBottomWithoutGaps() {
        Chart chart = Chart.of(
                "24h", "Orders", List.of(slot(new SalesCount(Instant.EPOCH, "EUR", 10, 5, 2, 1, BigDecimal.TEN))));

        assertThat(chart.top()).isEqualTo(10);
        assertThat(chart.columns().getFirst().bars())
                .containsExactly(
                        new Bar("confirmed", 500, 500),
                        new Bar("open", 300, 200),
                        new Bar("cancelled", 200, 100),
                        new Bar("rejected", 0, 200));
    }

    @Test
    void drawsNothingWhereNothingHappened() {
        Chart chart = Chart.of("24h", "Orders", List.of(slot()));

        assertThat(chart.isEmpty()).isTrue();
        assertThat(chart.columns().getFirst().bars()).isEmpty();
    }

    private static Slot slot(SalesCount... sales) {
        return new Slot(Instant.EPOCH, "00", "00:00 UTC", List.of(sales));
    }
}
