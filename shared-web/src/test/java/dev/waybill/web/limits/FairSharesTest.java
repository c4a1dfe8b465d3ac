package dev.waybill.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.web.limits.FairShares.Grant;
import dev.waybill.web.security.Caller;
import dev.waybill.web.security.Role;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FairSharesTest {

    private static final int LIMIT = 100;
    private static final Caller ALICE = new Caller("alice", Set.of(Role.CUSTOMER));
    private static final Caller BOB = new Caller("bob", Set.of(Role.CUSTOMER));
    private static final Caller OPERATOR = new Caller("olga", Set.of(Role.OPERATOR));

    private final FairShares shares = new FairShares();

    @Test
    void leavesAThirdToOthers() {
        assertThat(takeAll(ALICE)).isEqualTo(60);
        assertThat(shares.take(ALICE, 1, LIMIT)).isEqualTo(Grant.ABOVE_SHARE);
        assertThat(shares.take(BOB, 1, LIMIT)).isEqualTo(Grant.GRANTED);
    }

    @Test
    void keepsTheLastTenthForOperators() {
        for (int number = 0; number < 90; number++) {
            Caller customer = new Caller("customer-" + number, Set.of(Role.CUSTOMER));
            assertThat(shares.take(customer, 1, LIMIT)).isEqualTo(Grant.GRANTED);
        }

        assertThat(shares.take(ALICE, 1, LIMIT)).isEqualTo(Grant.NOTHING_LEFT);
        assertThat(takeAll(OPERATOR)).isEqualTo(10);
        assertThat(shares.take(OPERATOR, 1, LIMIT)).isEqualTo(Grant.NOTHING_LEFT);
    }

    @Test
    void givesWhatComesBackToOthers() {
        int had = takeAll(ALICE);

        shares.giveBack(ALICE, had);

        assertThat(shares.taken()).isZero();
        assertThat(takeAll(BOB)).isEqualTo(had);
    }

    @Test
    void takesBackWhatWasGivenForAWhileAlsoBeyondTheLimit() {
        int had = takeAll(OPERATOR);

        shares.takeAnyway(ALICE, 1);

        assertThat(shares.taken()).isEqualTo(had + 1L);
        assertThat(shares.take(OPERATOR, 1, LIMIT)).isEqualTo(Grant.NOTHING_LEFT);
    }

    private int takeAll(Caller caller) {
        int taken = 0;
        while (shares.take(caller, 1, LIMIT) == Grant.GRANTED) {
            taken++;
        }
        return taken;
    }
}
