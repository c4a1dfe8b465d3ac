package dev.waybill.web.shop;

import dev.waybill.web.limits.NewWork;
import dev.waybill.web.limits.Permits;
import dev.waybill.web.security.Caller;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What waits, and new work that is not done yet. */
@RestController
public class WaitingController {

    private final Permits permits;
    public final Gate gate = new Gate();
    public volatile CompletableFuture<String> outcome = CompletableFuture.completedFuture("done");
    public volatile NewWork.Level level = new NewWork.Level(0, 0, 100);
    public final AtomicInteger accepted = new AtomicInteger();

    WaitingController(Permits permits) {
        this.permits = permits;
    }

    @GetMapping("/v1/waiting/for-something")
    public String forSomething() {
        Optional<Permits.Pause> pause = permits.pause();
        if (pause.isEmpty()) {
            return "no place";
        }
        try (Permits.Pause _ = pause.get()) {
            gate.pass();
        }
        return "done";
    }

    @GetMapping("/v1/waiting/for-the-outcome")
    public CompletableFuture<String> forTheOutcome() {
        return outcome;
    }

    @Configuration(proxyBeanMethods = false)
    static class Work {

        @Bean
        NewWork newParcels(WaitingController shown) {
            return new NewWork(HttpMethod.POST, "/v1/parcels", new NewWork.Backlog() {
                @Override
                public NewWork.Level level(Caller caller) {
                    return shown.level;
                }

                @Override
                public void accepted(Caller caller) {
                    shown.accepted.incrementAndGet();
                }
            });
        }
    }
}
