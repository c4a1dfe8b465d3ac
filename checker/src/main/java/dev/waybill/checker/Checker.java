package dev.waybill.checker;

import dev.waybill.checker.evidence.Evidence;
import dev.waybill.checker.invariant.AcknowledgedOrdersExist;
import dev.waybill.checker.invariant.CancellationsAreHonoured;
import dev.waybill.checker.invariant.CommittedMessagesReachTopics;
import dev.waybill.checker.invariant.ConfirmedMeansPaidAndShipped;
import dev.waybill.checker.invariant.EverythingElseNetsToZero;
import dev.waybill.checker.invariant.ListenersAdvance;
import dev.waybill.checker.invariant.NobodyIsChargedTwice;
import dev.waybill.checker.invariant.NobodyIsGivenUp;
import dev.waybill.checker.invariant.NobodyMeetsABug;
import dev.waybill.checker.invariant.NothingWaits;
import dev.waybill.checker.invariant.OneKeyOneOrder;
import dev.waybill.checker.invariant.OrdersSettle;
import dev.waybill.checker.invariant.PaymentsAgreeWithTheLedger;
import dev.waybill.checker.invariant.PoisonIsOneDeadLetter;
import dev.waybill.checker.invariant.ReceiptsCountOnce;
import dev.waybill.checker.invariant.ReportsAgree;
import dev.waybill.checker.invariant.SequencesAreContiguous;
import dev.waybill.checker.invariant.StockIsConserved;
import dev.waybill.checker.invariant.StockIsWhatReservationsHold;
import dev.waybill.checker.invariant.TransitionsAreLegal;
import java.util.List;

/** Holds every invariant against the evidence of a run. */
public final class Checker {

    private static final List<Invariant> INVARIANTS = List.of(
            new StockIsConserved(),
            new StockIsWhatReservationsHold(),
            new ReceiptsCountOnce(),
            new AcknowledgedOrdersExist(),
            new OneKeyOneOrder(),
            new OrdersSettle(),
            new NobodyIsGivenUp(),
            new NobodyMeetsABug(),
            new CancellationsAreHonoured(),
            new TransitionsAreLegal(),
            new ConfirmedMeansPaidAndShipped(),
            new EverythingElseNetsToZero(),
            new NobodyIsChargedTwice(),
            new PaymentsAgreeWithTheLedger(),
            new CommittedMessagesReachTopics(),
            new SequencesAreContiguous(),
            new ReportsAgree(),
            new PoisonIsOneDeadLetter(),
            new NothingWaits(),
            new ListenersAdvance());

    private Checker() {}

    /** All invariants. */
    public static List<Invariant> invariants() {
        return INVARIANTS;
    }

    /** Everything that is wrong; empty if the run is right. */
    public static List<Violation> check(Evidence evidence) {
        return INVARIANTS.stream()
                .flatMap(invariant -> invariant.violations(evidence).map(what -> new Violation(invariant.name(), what)))
                .toList();
    }
}
