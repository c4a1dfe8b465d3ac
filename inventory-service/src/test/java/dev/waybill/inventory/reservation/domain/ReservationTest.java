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

    private static final OrderId ORDER = new OrderId(UUID.randomUUID());
    private static final Commit COMMIT = new Commit(ORDER);
    private static final Release RELEASE = new Release(ORDER);

    private final Stock tea = new Stock("tea", 10, 0, 0);
    private final Stock cups = new Stock("cup", 1, 0, 0);
    private final Map<String, Stock> stock = Map.of("tea", tea, "cup", cups);
    private final Reservation reservation = new Reservation(ORDER, ReservationState.NEW, List.of(), List.of(), 0);

    @Test
    void holdsEveryLine() {
        var outcome = decide(reserve(new Line("tea", 3), new Line("cup", 1)));

        assertThat(outcome).isEqualTo(new Reserved(List.of(new Line("tea", 3), new Line("cup", 1))));
        assertThat(List.of(tea.available(), tea.reserved(), cups.available(), cups.reserved()))
                .containsExactly(7L, 3L, 0L, 1L);
    }

    @Test
    void holdsNothingWhenOneLineIsShort() {
        var outcome = decide(reserve(new Line("tea", 3), new Line("cup", 2)));

        assertThat(outcome).isEqualTo(new Rejected(List.of(new Shortage("cup", 2, 1))));
        assertThat(tea.reserved() + cups.reserved()).isZero();
    }

    @Test
    void rejectsAProductThatNobodyKnows() {
        var outcome = decide(reserve(new Line("unicorn", 1)));

        assertThat(outcome).isEqualTo(new Rejected(List.of(new Shortage("unicorn", 1, 0))));
    }

    @Test
    void reservesOnceWhenAskedTwice() {
        var first = decide(reserve(new Line("tea", 3)));
        var second = decide(reserve(new Line("tea", 3)));

        assertThat(second).isEqualTo(first);
        assertThat(tea.reserved()).isEqualTo(3);
        assertThat(reservation.sequence()).isEqualTo(2);
    }

    @Test
    void shipsWhatIsHeldOnce() {
        decide(reserve(new Line("tea", 3)));

        assertThat(decide(COMMIT)).isEqualTo(new Committed(List.of(new Line("tea", 3))));
        assertThat(decide(COMMIT)).isEqualTo(new Committed(List.of(new Line("tea", 3))));
        assertThat(List.of(tea.available(), tea.reserved(), tea.shipped())).containsExactly(7L, 0L, 3L);
    }

    @Test
    void givesBackWhatIsHeldOnce() {
        decide(reserve(new Line("tea", 3)));

        assertThat(decide(RELEASE)).isEqualTo(new Released(List.of(new Line("tea", 3))));
        assertThat(decide(RELEASE)).isEqualTo(new Released(List.of(new Line("tea", 3))));
        assertThat(tea.available()).isEqualTo(10);
    }

    @Test
    void takesBackWhatWasShipped() {
        decide(reserve(new Line("tea", 3)));
        decide(COMMIT);

        assertThat(decide(RELEASE)).isEqualTo(new Returned(List.of(new Line("tea", 3))));
        assertThat(List.of(tea.available(), tea.reserved(), tea.shipped())).containsExactly(10L, 0L, 0L);
    }

    @Test
    void refusesToShipWhatWasGivenBack() {
        decide(reserve(new Line("tea", 3)));
        decide(RELEASE);

        assertThat(decide(COMMIT)).isEqualTo(new CommitRefused("RELEASED"));
        assertThat(tea.shipped()).isZero();
    }

    @Test
    void obeysTheTombstoneOfAnEarlierRelease() {
        assertThat(decide(RELEASE)).isEqualTo(new NothingToRelease());

        assertThat(decide(reserve(new Line("tea", 3)))).isEqualTo(new Rejected(List.of()));
        assertThat(tea.reserved()).isZero();
    }

    private ReservationOutcome decide(ReservationRequest request) {
        reservation.decide(request, stock);
        return reservation.takeEvents().getLast().outcome();
    }

    private static Reserve reserve(Line... lines) {
        return new Reserve(ORDER, List.of(lines));
    }
}
