package dev.waybill.order.catalogue.application;

import java.util.Optional;

/** Where a request waits for something that is on its way, without holding up those that can be worked on. */
public interface WaitingRoom {

    /** Takes a place; empty if there is none, for this caller or at all. */
    Optional<Place> enter();

    /** A place; closing it goes back to work. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }
}
