package dev.waybill.order.saga.application;

import dev.waybill.order.order.domain.Timetable;
import dev.waybill.order.saga.domain.RetryPolicy;
import org.springframework.stereotype.Component;

/** When something happens to an order, by the database's clock, and when its commands are due from there. */
@Component
public class SagaClock {

    private final DatabaseTime time;
    private final RetryPolicy retryPolicy;

    SagaClock(DatabaseTime time, RetryPolicy retryPolicy) {
        this.time = time;
        this.retryPolicy = retryPolicy;
    }

    /** The time of this moment. */
    public Timetable now() {
        return new Timetable(time.now(), retryPolicy);
    }
}
