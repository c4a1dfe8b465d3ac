package dev.waybill.reporting.dashboard;

import dev.waybill.messaging.IncomingRecord;
import dev.waybill.reporting.OrderHistory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** What a shop's services said in the last fourteen days: the same at each run, but for the time. */
final class SalesFixture {

    static final List<String> SKUS = List.of("MUG-BLUE", "LAMP-OAK", "CHAIR-ASH", "RUG-WOOL");

    private static final List<String> NAMES =
            List.of("Stoneware mug, blue", "Reading lamp, oak", "Folding chair, ash", "Wool rug");

    private final Random random = new Random(11);
    private final List<IncomingRecord> messages = new ArrayList<>();

    private SalesFixture() {}

    static List<IncomingRecord> ofFourteenDays() {
        SalesFixture season = new SalesFixture();
        season.publish();
        return season.messages;
    }

    private void publish() {
        OrderHistory catalogue = new OrderHistory(Instant.now().minus(Duration.ofDays(14)));
        int[] received = {400, 200, 150, 20};
        for (int i = 0; i < SKUS.size(); i++) {
            catalogue.product(SKUS.get(i), NAMES.get(i), "12.50", received[i]);
        }
        messages.addAll(catalogue.newMessages());
        for (int i = 0; i < 170; i++) {
            double back = random.nextDouble() * random.nextDouble() * 14 * 24 * 60;
            order(Instant.now().minus(Duration.ofMinutes(1 + (long) back)));
        }
        for (int i = 0; i < 26; i++) {
            catalogue.product(
                    "SHELF-" + (10 + i), "Shelf with a long name, spruce, size " + i, "12.50", i < 2 ? 0 : 900 + i);
        }
        messages.addAll(catalogue.newMessages());
        abroad("KWD", "28.125", 3);
        abroad("JPY", "12500", 2);
        abroad("USD", "1234567.50", 2);
        abroad("CLF", "3.7035", 1);
        for (int i = 12; i > 0; i--) {
            order(Instant.now().minus(Duration.ofSeconds(7L * i * i)));
        }
    }

    private void abroad(String currency, String total, int orders) {
        for (int i = 0; i < orders; i++) {
            OrderHistory history = new OrderHistory(Instant.now().minusSeconds(20)).in(currency);
            UUID order = history.placed("customer-abroad", "LAMP-OAK", 1, total);
            history.reserved(order, "LAMP-OAK", 1);
            history.confirmed(order, total);
            messages.addAll(history.newMessages());
        }
    }

    private void order(Instant when) {
        OrderHistory history = new OrderHistory(when);
        int at = random.nextInt(10) < 2 ? 2 : random.nextInt(2);
        String sku = SKUS.get(random.nextInt(24) == 0 ? 3 : at);
        int quantity = 1 + random.nextInt(2);
        String total =
                new BigDecimal("12.50").multiply(BigDecimal.valueOf(quantity)).toPlainString();
        UUID order = history.placed("customer-" + random.nextInt(40), sku, quantity, total);
        boolean old = when.isBefore(Instant.now().minus(Duration.ofMinutes(2)));
        switch (random.nextInt(12)) {
            case 0 -> history.outOfStock(order, sku, quantity);
            case 1 -> {
                history.reserved(order, sku, quantity);
                history.declined(order, sku, quantity);
            }
            case 2 -> {
                history.reserved(order, sku, quantity);
                history.confirmed(order, total);
                history.settled(order, sku, quantity, total);
                history.cancelledAfterSettlement(order, sku, quantity);
            }
            default -> {
                history.reserved(order, sku, quantity);
                if (old || random.nextInt(4) > 0) {
                    history.confirmed(order, total);
                    if (old || random.nextBoolean()) {
                        history.settled(order, sku, quantity, total);
                    }
                }
            }
        }
        messages.addAll(history.newMessages());
    }
}
