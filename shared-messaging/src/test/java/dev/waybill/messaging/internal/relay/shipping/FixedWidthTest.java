package dev.waybill.messaging.internal.relay.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FixedWidthTest {

    @Test
    void ordersAsTextAsItDoesAsNumbers() {
        assertThat(LongStream.of(0, 1, 9, 10, 99, 100, 1_000_000_007, Long.MAX_VALUE)
                        .mapToObj(FixedWidthTest::text))
                .isSorted()
                .allSatisfy(text -> assertThat(text).hasSize(19).containsOnlyDigits());
    }

    @Test
    void readsAsTheSameNumber() {
        assertThat(LongStream.of(0, 8, 10, Long.MAX_VALUE, -3).map(number -> Long.parseLong(text(number))))
                .containsExactly(0L, 8L, 10L, Long.MAX_VALUE, -3L);
    }

    private static String text(long number) {
        return new String(FixedWidth.of(number), StandardCharsets.US_ASCII);
    }
}
