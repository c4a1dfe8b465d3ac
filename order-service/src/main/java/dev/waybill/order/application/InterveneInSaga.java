package dev.waybill.order.application;

import dev.waybill.order.application.Interventions.Intervention;
import dev.waybill.order.application.Interventions.Kind;
import dev.waybill.order.domain.Consequences;
import dev.waybill.order.domain.Order;
import dev.waybill.order.domain.OrderId;
import dev.waybill.order.domain.SagaMessage.PatienceEnded;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets an operator help an order that waits too long; every intervention is written down. */
@Service
public class InterveneInSaga {

    private final Sagas sagas;
    private final Interventions interventions;

    InterveneInSaga(Sagas sagas, Interventions interventions) {
        this.sagas = sagas;
        this.interventions = interventions;
    }

    /** Asks again for everything that the order awaits, unless the precondition throws on the locked order. */
    @Transactional
    public Order askAgain(OrderId id, String operator, String note, Consumer<Order> precondition) {
        return intervene(id, Kind.ASK_AGAIN, operator, note, (order, now, patience) -> {
            precondition.accept(order);
            return order.askAgain(now, patience);
        });
    }

    /**
     * Ends an order that awaits something: it is cancelled as timed out, and everything is undone, unless the precondition
     * throws on the locked order.
     */
    @Transactional
    public Order compensate(OrderId id, String operator, String note, Consumer<Order> precondition) {
        return intervene(id, Kind.COMPENSATE, operator, note, (order, now, patience) -> {
            precondition.accept(order);
            return order.handle(new PatienceEnded(), now, patience);
        });
    }

    private Order intervene(OrderId id, Kind kind, String operator, String note, Sagas.Happening happening) {
        return sagas.happen(id, (order, now, patience) -> {
            Consequences consequences = happening.to(order, now, patience);
            interventions.record(id, new Intervention(kind, operator, note, now));
            return consequences;
        });
    }
}
