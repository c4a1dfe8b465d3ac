package dev.waybill.provider;

import dev.waybill.provider.http.Problem;
import dev.waybill.provider.ledger.Ledger;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which keys are being worked on, and where the answers to the others stand in the ledger. */
final class IdempotencyKeys {

    private sealed interface State {}

    private enum InFlight implements State {
        IN_FLIGHT
    }

    private record Answered(Ledger.Position position) implements State {}

    private final Map<String, State> states = new ConcurrentHashMap<>();

    /**
     * Takes the key for a first call.
     *
     * @return where the answer stands, if it is there already
     */
    Optional<Ledger.Position> begin(String key) {
        @Nullable State before = states.putIfAbsent(key, InFlight.IN_FLIGHT);
        return switch (before) {
            case null -> Optional.empty();
            case InFlight _ -> throw Problem.keyInUse();
            case Answered answered -> Optional.of(answered.position());
        };
    }

    void answered(String key, Ledger.Position position) {
        states.put(key, new Answered(position));
    }

    /** Gives the key back, as if it had never been taken. */
    void abandon(String key) {
        states.remove(key, InFlight.IN_FLIGHT);
    }
}
