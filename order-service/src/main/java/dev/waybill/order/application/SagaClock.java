package dev.waybill.order.application;

import dev.waybill.order.domain.RetryPolicy;
import dev.waybill.order.domain.Timetable;
import org.springframework.stereotype.Component;

/** When something happens to an order, by the database's clock, and when its commands are due from there. */
@Component
class SagaClock {

    private final DatabaseTime time;
    private final RetryPolicy retryPolicy;

    SagaClock(DatabaseTime time, RetryPolicy retryPolicy) {
        this.time = time;
        this.retryPolicy = retryPolicy;
    }

    Timetable now() {
        return new Timetable(time.now(), retryPolicy);
    }
}
