package dev.waybill.web.limits;

import dev.waybill.web.security.Caller;
import java.util.HashMap;
import java.util.Map;

/**
 * Shares something scarce by a dynamic threshold: a caller may hold up to twice as much as is left. One caller alone gets two
 * thirds, two get two fifths each, and there is always something for one who comes new. Operators have no share, and the last
 * tenth is theirs. Nothing is kept of a caller who holds nothing.
 *
 * @see <a href="https://doi.org/10.1109/90.664262">Choudhury and Hahne, Dynamic queue length thresholds, 1998</a>
 */
final class FairShares {

    enum Grant {
        GRANTED,
        ABOVE_SHARE,
        NOTHING_LEFT
    }

    private static final long TIMES_WHAT_IS_LEFT = 2;
    private static final long RESERVED = 10;

    private final Map<String, Long> held = new HashMap<>();
    private long taken;

    /** Takes so much, if it is there and the caller's share allows it. */
    synchronized Grant take(Caller caller, long amount, long limit) {
        Grant grant = decide(caller, held.getOrDefault(caller.subject(), 0L) + amount, limit - taken, amount, limit);
        if (grant == Grant.GRANTED) {
            takeAnyway(caller, amount);
        }
        return grant;
    }

    /** Whether a caller who would hold {@code held}, with {@code amount} more than now, may do so. */
    static Grant decide(Caller caller, long held, long left, long amount, long limit) {
        long free = caller.isOperator() ? left : left - limit / RESERVED;
        if (free < amount) {
            return Grant.NOTHING_LEFT;
        }
        return caller.isOperator() || held <= TIMES_WHAT_IS_LEFT * free ? Grant.GRANTED : Grant.ABOVE_SHARE;
    }

    /** Takes what the caller gave back for a while: beyond the limit, if others have it by now. */
    synchronized void takeAnyway(Caller caller, long amount) {
        held.merge(caller.subject(), amount, Long::sum);
        taken += amount;
    }

    synchronized void giveBack(Caller caller, long amount) {
        held.computeIfPresent(caller.subject(), (_, had) -> had == amount ? null : had - amount);
        taken -= amount;
    }

    synchronized long taken() {
        return taken;
    }
}
