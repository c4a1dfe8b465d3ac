package dev.waybill.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.system.client.Ledger;
import dev.waybill.system.client.LedgerEntry;
import dev.waybill.system.client.LedgerEntry.Kind;
import dev.waybill.system.client.Order;
import java.util.List;

/** What must stand in the payment provider's ledger about settled orders. */
final class Books {

    private Books() {}

    /** A confirmed order was charged its exact total once; nobody else pays anything or has anything held. */
    static void balance(Ledger ledger, List<Order> settled) {
        for (Order order : settled) {
            List<LedgerEntry> captures = ledger.of(order.orderId(), Kind.CAPTURED);
            if (order.isConfirmed()) {
                assertThat(captures).as("captures of %s", order).singleElement().satisfies(capture -> {
                    assertThat(capture.amount())
                            .isEqualByComparingTo(order.total().amount());
                    assertThat(capture.currency()).isEqualTo(order.total().currency());
                });
                assertThat(ledger.of(order.orderId(), Kind.REFUNDED))
                        .as("refunds of %s", order)
                        .isEmpty();
            } else {
                assertThat(ledger.paidFor(order.orderId()))
                        .as("paid for %s", order)
                        .isZero();
            }
            assertThat(ledger.heldFor(order.orderId())).as("held for %s", order).isZero();
        }
    }
}
