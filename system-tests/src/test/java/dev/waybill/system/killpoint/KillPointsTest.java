package dev.waybill.system.killpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.waybill.system.killpoint.agent.Site;
import dev.waybill.system.platform.Platform;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** No commit, send, acknowledgement, offset commit or call to the outside comes or goes without its kill point. */
class KillPointsTest {

    private final KillPoints listed = KillPoints.listed();

    @Test
    void everySiteInTheCodeIsListed() {
        Set<Site> unlisted = new TreeSet<>(Scanner.sites(Platform.repository()));
        unlisted.removeAll(listed.sites().collect(Collectors.toSet()));

        assertThat(unlisted)
                .as("sites that no kill point covers: add them to kill-points.txt, with what reaches them")
                .isEmpty();
    }

    @Test
    void everyListedSiteIsInTheCode() {
        Set<Site> gone = listed.sites().collect(Collectors.toCollection(TreeSet::new));
        gone.removeAll(Scanner.sites(Platform.repository()));

        assertThat(gone)
                .as("sites that are no more: take them from kill-points.txt")
                .isEmpty();
    }

    @Test
    void noneIsListedTwice() {
        assertThat(listed.sites()).doesNotHaveDuplicates();
    }

    @Test
    void everyWayToAPointIsKnown() {
        assertThat(listed.matching(Set.of("all")))
                .allSatisfy(point ->
                        assertThatCode(() -> OperatorAction.of(point.how())).doesNotThrowAnyException());
    }

    @Test
    void thirtyPointsAndMoreAreSweptWithNothingButUsersAndShutdowns() {
        assertThat(listed.matching(Set.of("load", "shutdown"))).hasSizeGreaterThanOrEqualTo(30);
    }

    @Test
    void aPointIsFoundByItsShortName() {
        assertThat(listed.matching(Set.of("ack:KafkaSender")))
                .extracting(KillPoint::toString)
                .containsExactly("before ack KafkaSender#sendOne", "after ack KafkaSender#sendOne");
    }

    @Test
    void aLineThatNamesNoServiceMustSayWhyItIsNotSwept() {
        assertThatIllegalArgumentException().isThrownBy(() -> Entry.parse("commit a.B#c | - | load"));
        assertThatIllegalArgumentException().isThrownBy(() -> Entry.parse("commit a.B#c | order | inside"));
    }
}
