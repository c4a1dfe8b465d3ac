package dev.waybill.web.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.web.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private static final String LIST = "/v1/things";

    @Test
    void comesBackAsItWasGiven() {
        Instant time = Instant.parse("2026-11-23T04:05:06.123456Z");
        UUID id = UUID.randomUUID();

        Cursor cursor = Cursor.decode(Cursor.after(time, id, 42L, "müsli/1", "").encoded(LIST), LIST);

        assertThat(cursor.instant(0)).isEqualTo(time);
        assertThat(cursor.uuid(1)).isEqualTo(id);
        assertThat(cursor.number(2)).isEqualTo(42);
        assertThat(cursor.text(3)).isEqualTo("müsli/1");
        assertThat(cursor.text(4)).isEmpty();
    }

    @Test
    void noticesEachChangedCharacter() {
        String encoded = Cursor.after("sku-1", 7).encoded(LIST);

        assertThat(IntStream.range(0, encoded.length() - 1)).allSatisfy(place -> {
            char other = encoded.charAt(place) == 'A' ? 'B' : 'A';
            String changed = encoded.substring(0, place) + other + encoded.substring(place + 1);
            assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Cursor.decode(changed, LIST));
        });
    }

    @Test
    void refusesACursorOfAnotherList() {
        String ofParcels = Cursor.after("sku-1").encoded("/v1/parcels");

        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Cursor.decode(ofParcels, LIST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1000000000-12-31T23:59:59.999999999Z",
                "-0001-01-01T00:00:00Z",
                "0000-12-31T23:59:59Z",
                "+12026-01-01",
                "0000-01-01",
                "1-1-1-1-1",
                "+7",
                "007",
                "\u0667"
            })
    void refusesAPlaceThatNoListHas(String place) {
        Cursor cursor = Cursor.decode(Cursor.after(place).encoded(LIST), LIST);

        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> cursor.instant(0));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> cursor.date(0));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> cursor.uuid(0));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> cursor.number(0));
    }

    @Test
    void refusesAValueOfAnotherKind() {
        Cursor cursor = Cursor.decode(Cursor.after("sku-1").encoded(LIST), LIST);

        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> cursor.uuid(0));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> cursor.instant(0));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> cursor.number(0));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> cursor.text(1));
    }

    @Test
    void givesNoCursorOnTheLastPage() {
        PageQuery two = new PageQuery(2, null, LIST);

        assertThat(CursorPage.of(List.of(1, 2), two, row -> row, Cursor::after).nextCursor())
                .isNull();
        assertThat(CursorPage.of(List.of(), two, row -> row, Cursor::after).items())
                .isEmpty();
        CursorPage<Integer> more = CursorPage.of(List.of(1, 2, 3), two, row -> row, Cursor::after);
        assertThat(more.items()).containsExactly(1, 2);
        assertThat(more.nextCursor()).isEqualTo(Cursor.after(2).encoded(LIST));
    }
}
