package dev.waybill.inventory.reservation.domain;

import java.util.UUID;

/** The order that reserves; a reservation's key. */
public record OrderId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
