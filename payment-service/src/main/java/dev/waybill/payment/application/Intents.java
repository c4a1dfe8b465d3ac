package dev.waybill.payment.application;

import java.time.Duration;
import java.util.List;

/** What the provider must be asked and has not answered yet. */
public interface Intents {

    /**
     * Claims up to so many open intents that are due: nobody else gets them before the lease has passed. A lease that
     * passes while its holder still calls is harmless, since the call is keyed.
     */
    List<ProviderCall> claim(int limit, Duration lease);

    /** Gives a claimed intent back, to be due again after a while. */
    void giveBack(ProviderCall call, Duration pause);
}
