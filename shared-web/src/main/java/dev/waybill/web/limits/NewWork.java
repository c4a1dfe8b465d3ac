package dev.waybill.web.limits;

import dev.waybill.web.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpMethod;

/**
 * Requests whose work goes on after their answer: they are refused while too much of it is not done yet. A service declares
 * a bean of each kind.
 *
 * @param method of these requests
 * @param path of these requests
 * @param backlog what is not done yet
 */
public record NewWork(HttpMethod method, String path, Backlog backlog) {

    /** Work that was accepted and is not done. */
    @FunctionalInterface
    public interface Backlog {

        /** How much of it there is now. Must be quick: every request of the kind comes here. */
        Level level(Caller caller);

        /** One more of this caller is taken into work. */
        default void accepted(Caller caller) {}
    }

    /**
     * A backlog's level.
     *
     * @param all what is not done
     * @param ofCaller what is not done of the caller's
     * @param limit up to which more is accepted
     */
    public record Level(long all, long ofCaller, long limit) {

        FairShares.Grant decide(Caller caller) {
            return FairShares.decide(caller, ofCaller + 1, limit - all, 1, limit);
        }
    }

    boolean includes(HttpServletRequest request) {
        return method.matches(request.getMethod()) && path.equals(request.getServletPath());
    }
}
