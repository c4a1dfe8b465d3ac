package dev.waybill.provider;

import com.sun.net.httpserver.HttpServer;
import dev.waybill.provider.fault.FaultInjector;
import dev.waybill.provider.http.HttpApi;
import dev.waybill.provider.http.Routes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The provider: start it, talk to it over HTTP at its {@link #url}, close it. Its ledger outlives it. */
public final class PaymentProvider implements AutoCloseable {

    static {
        // Without it each answer may wait 40 ms for the peer's delayed acknowledgement.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private static final int BACKLOG = 1024;

    private record Running(HttpServer server, ExecutorService threads, Payments payments) {}

    private final ProviderSettings settings;
    private final Clock clock;
    private @Nullable Running running;

    public PaymentProvider(ProviderSettings settings) {
        this(settings, Clock.systemUTC());
    }

    public PaymentProvider(ProviderSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Opens the ledger and listens.
     *
     * @param port 0 takes a free one
     * @return this
     */
    public synchronized PaymentProvider start(int port) throws IOException {
        FaultInjector faults = new FaultInjector(settings.slowness(), settings.hang());
        HttpServer server = HttpServer.create(new InetSocketAddress(settings.bind(), port), BACKLOG);
        try {
            Payments payments = new Payments(settings.dataDirectory(), faults, clock);
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            server.setExecutor(threads);
            server.createContext("/", new HttpApi(routes(payments, faults)));
            server.start();
            running = new Running(server, threads, payments);
            return this;
        } catch (IOException | RuntimeException e) {
            server.stop(0);
            throw e;
        }
    }

    static Routes routes(Payments payments, FaultInjector faults) {
        Routes routes = new Routes();
        new PaymentApi(payments, faults).addTo(routes);
        new OperatorApi(payments, faults).addTo(routes);
        return routes;
    }

    /** The port that it listens at. */
    public synchronized int port() {
        if (running == null) {
            throw new IllegalStateException("not started");
        }
        return running.server().getAddress().getPort();
    }

    /** Where its API begins. */
    public URI url() {
        return URI.create("http://" + settings.bind() + ":" + port());
    }

    @Override
    public synchronized void close() {
        if (running == null) {
            return;
        }
        running.server().stop(0);
        running.threads().shutdownNow();
        running.threads().close();
        try {
            running.payments().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            running = null;
        }
    }
}
