package dev.waybill.payment.application;

import dev.waybill.payment.domain.Movement;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** The money that we know to have moved, or to be moving. */
public interface Movements {

    /** What the provider has confirmed, with its answer recorded on this day (UTC). */
    List<Movement> recordedOn(LocalDate day);

    /** What is known of these, also of those that have no answer yet. */
    List<Movement> known(Collection<Movement.Key> keys);
}
