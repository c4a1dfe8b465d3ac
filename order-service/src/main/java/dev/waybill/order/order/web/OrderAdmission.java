package dev.waybill.order.order.web;

import dev.waybill.order.order.application.UnsettledOrders;
import dev.waybill.order.order.application.UnsettledOrders.InProgress;
import dev.waybill.web.limits.NewWork;
import dev.waybill.web.limits.WaitingPlaces;
import dev.waybill.web.security.Caller;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** New orders are accepted as fast as orders settle. */
@Configuration(proxyBeanMethods = false)
class OrderAdmission {

    /** Places of callers who wait for a decision; each costs an entry in a set, and the socket. */
    @Bean
    WaitingPlaces waitingPlaces(@Value("${waybill.order.waiting.max-callers:1000}") int maxCallers) {
        return new WaitingPlaces(maxCallers);
    }

    @Bean
    NewWork newOrders(UnsettledOrders unsettled) {
        return new NewWork(HttpMethod.POST, "/v1/orders", new NewWork.Backlog() {
            @Override
            public NewWork.Level level(Caller caller) {
                InProgress inProgress = unsettled.inProgress(caller.subject());
                return new NewWork.Level(inProgress.all(), inProgress.ofCustomer(), inProgress.limit());
            }

            @Override
            public void accepted(Caller caller) {
                unsettled.accepted(caller.subject());
            }
        });
    }
}
