package dev.waybill.system.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.system.load.Operation.Placement;
import dev.waybill.system.load.Operation.Receipt;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final List<String> SKUS = List.of("A", "B", "C");

    @Test
    void theSameSeedGivesTheSameLoad() {
        assertThat(listed(7)).isEqualTo(listed(7)).isNotEqualTo(listed(8));
    }

    @Test
    void hasOfEverything() {
        List<Operation> plan = plan(1);

        assertThat(plan).hasSize(3000).isSortedAccordingTo(Comparator.comparing(Operation::at));
        assertThat(plan).hasAtLeastOneElementOfType(Receipt.class);
        assertThat(listed(1))
                .anyMatch(it -> it.contains("card-times-out-after-charging"))
                .anyMatch(it -> it.contains("card-capture-fails"))
                .anyMatch(it -> it.contains("sent 3"))
                .anyMatch(it -> it.contains("cancelled PT"));
    }

    private static List<String> listed(long seed) {
        return plan(seed).stream().map(PlanTest::text).toList();
    }

    private static List<Operation> plan(long seed) {
        return Plan.of(seed, SKUS, Duration.ofMinutes(10), 5);
    }

    private static String text(Operation operation) {
        return switch (operation) {
            case Receipt receipt -> receipt.toString();
            case Placement it ->
                "%s %s %s sent %d cancelled %s"
                        .formatted(it.at(), it.draft().key(), it.draft().json(), it.sendings(), it.cancelledAfter());
        };
    }
}
