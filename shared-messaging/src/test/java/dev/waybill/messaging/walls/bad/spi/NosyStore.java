package dev.waybill.messaging.walls.bad.spi;

import dev.waybill.messaging.walls.bad.internal.Guts;

interface NosyStore {
    void store(Guts guts);
}
