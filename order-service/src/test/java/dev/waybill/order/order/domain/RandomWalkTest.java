package dev.waybill.order.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.order.saga.domain.OrderStatus;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Walks whole sagas with everything going wrong at random: commands and replies are lost, repeated, delayed and
 * reordered, deadlines pass, customers cancel at any moment.
 */
class RandomWalkTest {

    private static final int SAGAS = 10_000;
    private static final long SEED = 20261123;

    @Test
    void alwaysEndsSettledWithMoneyAndStockRight() {
        Map<OrderStatus, Integer> ends = new EnumMap<>(OrderStatus.class);

        LongStream.range(0, SAGAS).forEach(saga -> {
            SagaWalk walk = new SagaWalk(new Random(SEED + saga));
            walk.toItsEnd();
            walk.assertThatMoneyAndStockAreRight();
            walk.assertThatItsHistoryIsWhole();
            ends.merge(walk.status(), 1, Integer::sum);
        });

        assertThat(ends).containsOnlyKeys(OrderStatus.CONFIRMED, OrderStatus.REJECTED, OrderStatus.CANCELLED);
        assertThat(ends.values()).allSatisfy(count -> assertThat(count).isGreaterThan(SAGAS / 20));
    }
}
