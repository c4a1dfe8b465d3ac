package dev.waybill.provider;

import java.io.IOException;
import java.lang.System.Logger.Level;

/** Runs the provider as a process of its own until it is stopped. */
public final class PaymentProviderApplication {

    private static final System.Logger log = System.getLogger(PaymentProviderApplication.class.getName());

    private PaymentProviderApplication() {}

    public static void main(String[] args) {
        ProviderSettings settings = ProviderSettings.from(System.getenv(), System.getProperties());
        try {
            PaymentProvider provider = new PaymentProvider(settings);
            Runtime.getRuntime().addShutdownHook(new Thread(provider::close, "stop"));
            provider.start(settings.port());
            log.log(Level.INFO, "listening at {0}, ledger in {1}", provider.url(), settings.dataDirectory());
        } catch (IOException | RuntimeException e) {
            log.log(Level.ERROR, "cannot start at port " + settings.port() + ": " + e.getMessage(), e);
            System.exit(1);
        }
    }
}
