package dev.waybill.system.load;

import dev.waybill.system.client.OrderDraft;
import dev.waybill.system.load.Operation.Placement;
import dev.waybill.system.load.Operation.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** What users do during a run: the same seed gives the same orders, cards, keys, cancellations and receipts. */
final class Plan {

    private static final List<String> CARDS = List.of(
            "card-ok",
            "card-ok",
            "card-ok",
            "card-ok",
            "card-ok",
            "card-ok",
            "card-declined",
            "card-insufficient-funds",
            "card-slow",
            "card-times-out-after-charging",
            "card-flaky",
            "card-capture-fails");

    private final Random random;
    private final List<String> skus;

    private Plan(long seed, List<String> skus) {
        this.random = new Random(seed);
        this.skus = skus;
    }

    static List<Operation> of(long seed, List<String> skus, Duration duration, int perSecond) {
        Plan plan = new Plan(seed, skus);
        List<Operation> operations = new ArrayList<>();
        long count = duration.toMillis() * perSecond / 1000;
        for (long i = 0; i < count; i++) {
            Duration at = Duration.ofMillis(i * 1000 / perSecond + plan.random.nextInt(1000 / perSecond));
            operations.add(plan.random.nextInt(10) == 0 ? plan.receipt(at) : plan.placement(at));
        }
        return operations;
    }

    private Placement placement(Duration at) {
        OrderDraft draft = OrderDraft.anOrder()
                .by("customer-" + random.nextInt(20))
                .withKey(key())
                .paidWith(CARDS.get(random.nextInt(CARDS.size())));
        List<String> shuffled = new ArrayList<>(skus);
        Collections.shuffle(shuffled, random);
        shuffled.stream().limit(1 + random.nextInt(3)).forEach(sku -> draft.of(sku, 1 + random.nextInt(3)));
        int sendings = random.nextInt(10) == 0 ? 2 + random.nextInt(2) : 1;
        Duration cancelledAfter = random.nextInt(6) == 0 ? Duration.ofMillis(random.nextInt(3000)) : null;
        return new Placement(at, draft, sendings, cancelledAfter);
    }

    private Receipt receipt(Duration at) {
        return new Receipt(at, skus.get(random.nextInt(skus.size())), 10 + random.nextInt(30), key());
    }

    private String key() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
