package dev.waybill.payment.intent.application;

import java.time.Duration;
import java.util.List;

/** The intents that the provider has not answered yet. */
public interface OpenIntents {

    /**
     * Claims up to so many open intents that are due: nobody else gets them before the lease has passed. A lease that
     * passes while its holder still calls is harmless, since the call is keyed.
     */
    List<ProviderCall> claim(int limit, Duration lease);

    /** Gives a claimed intent back, to be due again after a while. */
    void giveBack(ProviderCall call, Duration pause);
}
