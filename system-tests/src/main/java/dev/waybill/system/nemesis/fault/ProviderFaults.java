package dev.waybill.system.nemesis;

import dev.waybill.system.client.Http;
import java.net.URI;
import java.time.Duration;

/** The payment provider misbehaves for a while, as its own switches let it. */
record ProviderFaults(String switches, Duration length) implements Fault {

    @Override
    public int inject(FaultContext context) {
        put(context, switches);
        try {
            FaultContext.pass(length);
        } finally {
            put(context, "{}");
        }
        return 0;
    }

    private static void put(FaultContext context, String body) {
        URI faults = context.address().paymentProvider().resolve("/faults");
        Http.send(Http.json(Http.anonymous(faults), "PUT", body)).expectSuccess();
    }

    @Override
    public String toString() {
        return switches + " for " + length.toSeconds() + " s";
    }
}
