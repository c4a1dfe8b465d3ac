package dev.waybill.web.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.web.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CursorTest {

    @Test
    void comesBackAsItWasGiven() {
        Instant time = Instant.parse("2026-11-23T04:05:06.123456Z");
        UUID id = UUID.randomUUID();

        Cursor cursor = Cursor.decode(Cursor.after(time, id, 42L, "müsli/1", "").encoded());

        assertThat(cursor.instant(0)).isEqualTo(time);
        assertThat(cursor.uuid(1)).isEqualTo(id);
        assertThat(cursor.number(2)).isEqualTo(42);
        assertThat(cursor.text(3)).isEqualTo("müsli/1");
        assertThat(cursor.text(4)).isEmpty();
    }

    @Test
    void noticesEachChangedCharacter() {
        String encoded = Cursor.after("sku-1", 7).encoded();

        assertThat(IntStream.range(0, encoded.length() - 1)).allSatisfy(place -> {
            char other = encoded.charAt(place) == 'A' ? 'B' : 'A';
            String changed = encoded.substring(0, place) + other + encoded.substring(place + 1);
            assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Cursor.decode(changed));
        });
    }

    @Test
    void refusesACursorOfAnotherList() {
        Cursor cursor = Cursor.decode(Cursor.after("sku-1").encoded());

        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> cursor.uuid(0));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> cursor.instant(0));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> cursor.number(0));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> cursor.text(1));
    }

    @Test
    void givesNoCursorOnTheLastPage() {
        PageQuery two = new PageQuery(2, null);

        assertThat(CursorPage.of(List.of(1, 2), two, row -> row, Cursor::after).nextCursor())
                .isNull();
        assertThat(CursorPage.of(List.of(), two, row -> row, Cursor::after).items())
                .isEmpty();
        CursorPage<Integer> more = CursorPage.of(List.of(1, 2, 3), two, row -> row, Cursor::after);
        assertThat(more.items()).containsExactly(1, 2);
        assertThat(more.nextCursor()).isEqualTo(Cursor.after(2).encoded());
    }
}
