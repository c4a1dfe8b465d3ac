package dev.waybill.order.catalogue.web;

import dev.waybill.order.catalogue.application.WaitingRoom;
import dev.waybill.web.limits.Permits;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Requests that wait give their permit back for as long. */
@Component
class PermitFreeWaiting implements WaitingRoom {

    private final Permits permits;

    PermitFreeWaiting(Permits permits) {
        this.permits = permits;
    }

    @Override
    public Optional<Place> enter() {
        return permits.pause().map(pause -> pause::close);
    }
}
