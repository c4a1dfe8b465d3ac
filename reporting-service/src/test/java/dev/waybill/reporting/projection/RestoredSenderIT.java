package dev.waybill.reporting.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.events.MonetaryAmount;
import dev.waybill.events.inventory.ProductChanged;
import dev.waybill.events.inventory.StockReceived;
import dev.waybill.events.order.OrderCancelled;
import dev.waybill.messaging.IncomingRecord;
import dev.waybill.reporting.OrderHistory;
import dev.waybill.reporting.ReportingIT;
import dev.waybill.reporting.log.LoggedEvents;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a service says after it was restored, in a new epoch, with numbers that it had given out before. */
class RestoredSenderIT extends ReportingIT {

    @Autowired
    private LoggedEvents logged;

    private final OrderHistory history = new OrderHistory(Instant.now().truncatedTo(ChronoUnit.SECONDS)).inEpoch(1);

    @Test
    void showsTheProductsOfARestoredInventory() {
        history.product("restored-cup", "Cup", "2.00", 10);
        history.publish(new ProductChanged("restored-cup", 3, "Cup", euro("9.00")));
        history.publish(new StockReceived("restored-cup", 4, 20, 30));
        receive(history.newMessages());

        history.inEpoch(2);
        history.publish(new ProductChanged("restored-cup", 3, "Cup", euro("4.00")));
        history.publish(new StockReceived("restored-cup", 4, 5, 15));
        receive(history.newMessages());

        assertThat(jdbc.sql("SELECT price || ' ' || received FROM stock_levels WHERE sku = 'restored-cup'")
                        .query(String.class)
                        .single())
                .isEqualTo("4.00 15");
        assertThat(logged.about("restored-cup", 10))
                .extracting(IncomingRecord::epoch)
                .containsExactly(1L, 1L, 1L, 1L, 2L, 2L);
    }

    @Test
    void ignoresWhatComesLateOfAnOlderEpochAlsoInTheSameBatch() {
        history.inEpoch(2).product("late-cup", "Cup", "4.00", 10);
        history.inEpoch(1);
        history.publish(new ProductChanged("late-cup", 8, "Cup", euro("9.00")));
        receive(history.newMessages());
        history.publish(new ProductChanged("late-cup", 9, "Cup", euro("9.50")));
        receive(history.newMessages());

        assertThat(jdbc.sql("SELECT price FROM stock_levels WHERE sku = 'late-cup'")
                        .query(String.class)
                        .single())
                .isEqualTo("4.00");
    }

    @Test
    void showsTheOrdersOfARestoredOrderServiceAndCountsThemOnce() {
        UUID order = history.placed("customer-restored", "mug", 1, "10.00");
        history.reserved(order, "mug", 1);
        history.confirmed(order, "10.00");
        receive(history.newMessages());

        history.inEpoch(2);
        history.publish(new OrderCancelled(order, 2, "CUSTOMER_REQUEST"));
        receive(history.newMessages());

        assertThat(jdbc.sql("SELECT status || ' ' || reason FROM order_summary WHERE order_id = :id")
                        .param("id", order)
                        .query(String.class)
                        .single())
                .isEqualTo("CANCELLED CUSTOMER_REQUEST");
        assertThat(jdbc.sql("SELECT status FROM sales_order WHERE order_id = :id")
                        .param("id", order)
                        .query(String.class)
                        .single())
                .isEqualTo("CANCELLED");
    }

    private static MonetaryAmount euro(String amount) {
        return new MonetaryAmount(amount, "EUR");
    }
}
