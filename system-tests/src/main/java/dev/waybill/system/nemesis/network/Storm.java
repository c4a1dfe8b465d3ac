package dev.waybill.system.nemesis;

import java.time.Duration;

/** Bad weather on a wire for a while. */
record Storm(String wire, Proxy.Weather weather, Duration length) implements Fault {

    @Override
    public int strike(Theatre theatre) {
        Proxy proxy = theatre.wires().wire(wire);
        proxy.become(weather);
        try {
            Theatre.pass(length);
        } finally {
            proxy.become(new Proxy.Weather.Fair());
        }
        return 0;
    }

    @Override
    public String toString() {
        return "%s %s for %d s".formatted(wire, weather, length.toSeconds());
    }
}
