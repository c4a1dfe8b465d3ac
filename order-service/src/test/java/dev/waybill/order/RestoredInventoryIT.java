package dev.waybill.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Prices of an inventory-service that was restored and gives out numbers again. */
class RestoredInventoryIT extends RunningOrders {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void takesOverAPriceOfANewEpochWhateverItsSequence() {
        participants.offer("RESTORED", 1, 7, "9.00");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(priceOf("RESTORED")).isEqualTo("9.0000"));

        participants.offer("RESTORED", 2, 3, "4.00");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(priceOf("RESTORED")).isEqualTo("4.0000"));

        participants.offer("RESTORED", 1, 8, "9.50");
        participants.offer("RESTORED", 2, 4, "4.50");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(priceOf("RESTORED")).isEqualTo("4.5000"));
    }

    private String priceOf(String sku) {
        return jdbc.sql("SELECT coalesce(max(price::text), '') FROM catalogue WHERE sku = ?")
                .param(sku)
                .query(String.class)
                .single();
    }
}
