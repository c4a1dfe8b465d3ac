package dev.waybill.order.order.web;

import dev.waybill.order.order.application.UnsettledOrders;
import dev.waybill.order.order.application.UnsettledOrders.InProgress;
import dev.waybill.web.limits.NewWork;
import dev.waybill.web.security.Caller;
import org.springframework.stereotype.Component;

/** New orders are accepted as fast as orders settle. */
@Component
class OrderAdmission implements NewWork.Backlog {

    private final UnsettledOrders unsettled;

    OrderAdmission(UnsettledOrders unsettled) {
        this.unsettled = unsettled;
    }

    @Override
    public NewWork.Level level(Caller caller) {
        InProgress inProgress = unsettled.inProgress(caller.subject());
        return new NewWork.Level(inProgress.all(), inProgress.ofCustomer(), inProgress.limit());
    }

    @Override
    public void accepted(Caller caller) {
        unsettled.accepted(caller.subject());
    }
}
