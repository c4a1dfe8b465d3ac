package dev.waybill.inventory.reservation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.inventory.product.domain.Stock;
import dev.waybill.inventory.reservation.domain.ReservationOutcome.CommitRefused;
import dev.waybill.inventory.reservation.domain.ReservationOutcome.Committed;
import dev.waybill.inventory.reservation.domain.ReservationOutcome.NothingToRelease;
import dev.waybill.inventory.reservation.domain.ReservationOutcome.Rejected;
import dev.waybill.inventory.reservation.domain.ReservationOutcome.Released;
import dev.waybill.inventory.reservation.domain.ReservationOutcome.Reserved;
import dev.waybill.inventory.reservation.domain.ReservationOutcome.Returned;
import dev.waybill.inventory.reservation.domain.ReservationRequest.Commit;
import dev.waybill.inventory.reservation.domain.ReservationRequest.Release;
import dev.waybill.inventory.reservation.domain.ReservationRequest.Reserve;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReservationTest {

    private static final UUID ORDER = UUID.randomUUID();
    private static final Commit COMMIT = new Commit(ORDER);
    private static final Release RELEASE = new Release(ORDER);

    private final Stock tea = new Stock("tea", 10, 0, 0);
    private final Stock cups = new Stock("cup", 1, 0, 0);
    private final Map<String, Stock> stock = Map.of("tea", tea, "cup", cups);
    private final Reservation reservation = new Reservation(ORDER, ReservationState.NEW, List.of(), List.of(), 0);

    @Test
    void holdsEveryLine() {
        var outcome = reservation.decide(reserve(new Line("tea", 3), new Line("cup", 1)), stock);

        assertThat(outcome).isEqualTo(new Reserved(List.of(new Line("tea", 3), new Line("cup", 1))));
        assertThat(List.of(tea.available(), tea.reserved(), cups.available(), cups.reserved()))
                .containsExactly(7L, 3L, 0L, 1L);
    }

    @Test
    void holdsNothingWhenOneLineIsShort() {
        var outcome = reservation.decide(reserve(new Line("tea", 3), new Line("cup", 2)), stock);

        assertThat(outcome).isEqualTo(new Rejected(List.of(new Missing("cup", 2, 1))));
        assertThat(tea.reserved() + cups.reserved()).isZero();
    }

    @Test
    void rejectsAProductThatNobodyKnows() {
        var outcome = reservation.decide(reserve(new Line("unicorn", 1)), stock);

        assertThat(outcome).isEqualTo(new Rejected(List.of(new Missing("unicorn", 1, 0))));
    }

    @Test
    void reservesOnceWhenAskedTwice() {
        var first = reservation.decide(reserve(new Line("tea", 3)), stock);
        var second = reservation.decide(reserve(new Line("tea", 3)), stock);

        assertThat(second).isEqualTo(first);
        assertThat(tea.reserved()).isEqualTo(3);
        assertThat(reservation.sequence()).isEqualTo(2);
    }

    @Test
    void shipsWhatIsHeldOnce() {
        reservation.decide(reserve(new Line("tea", 3)), stock);

        assertThat(reservation.decide(COMMIT, stock)).isEqualTo(new Committed(List.of(new Line("tea", 3))));
        assertThat(reservation.decide(COMMIT, stock)).isEqualTo(new Committed(List.of(new Line("tea", 3))));
        assertThat(List.of(tea.available(), tea.reserved(), tea.shipped())).containsExactly(7L, 0L, 3L);
    }

    @Test
    void givesBackWhatIsHeldOnce() {
        reservation.decide(reserve(new Line("tea", 3)), stock);

        assertThat(reservation.decide(RELEASE, stock)).isEqualTo(new Released(List.of(new Line("tea", 3))));
        assertThat(reservation.decide(RELEASE, stock)).isEqualTo(new Released(List.of(new Line("tea", 3))));
        assertThat(tea.available()).isEqualTo(10);
    }

    @Test
    void takesBackWhatWasShipped() {
        reservation.decide(reserve(new Line("tea", 3)), stock);
        reservation.decide(COMMIT, stock);

        assertThat(reservation.decide(RELEASE, stock)).isEqualTo(new Returned(List.of(new Line("tea", 3))));
        assertThat(List.of(tea.available(), tea.reserved(), tea.shipped())).containsExactly(10L, 0L, 0L);
    }

    @Test
    void refusesToShipWhatWasGivenBack() {
        reservation.decide(reserve(new Line("tea", 3)), stock);
        reservation.decide(RELEASE, stock);

        assertThat(reservation.decide(COMMIT, stock)).isEqualTo(new CommitRefused("RELEASED"));
        assertThat(tea.shipped()).isZero();
    }

    @Test
    void obeysTheTombstoneOfAnEarlierRelease() {
        assertThat(reservation.decide(RELEASE, stock)).isEqualTo(new NothingToRelease());

        assertThat(reservation.decide(reserve(new Line("tea", 3)), stock)).isEqualTo(new Rejected(List.of()));
        assertThat(tea.reserved()).isZero();
    }

    private static Reserve reserve(Line... lines) {
        return new Reserve(ORDER, List.of(lines));
    }
}
