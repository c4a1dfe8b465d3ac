package dev.waybill.order.catalogue.application;

import dev.waybill.order.catalogue.application.WaitingRoom.Place;
import dev.waybill.order.order.domain.Money;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Waits for products that the catalogue does not have yet. One query looks for all that are awaited, however many requests
 * wait; a product that did not come is not awaited again for a while.
 */
@Component
class AwaitedProducts {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration NOT_AWAITED_AGAIN = Duration.ofSeconds(10);
    private static final int MOST_REMEMBERED = 10_000;

    private final Catalogue catalogue;
    private final WaitingRoom waitingRoom;
    private final Duration longestWait;
    private final Set<Awaited> awaited = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();

    /** When each did not come, by {@link System#nanoTime}; the oldest first. */
    private final LinkedHashMap<String, Long> inVain = new LinkedHashMap<>();

    AwaitedProducts(
            Catalogue catalogue,
            WaitingRoom waitingRoom,
            @Value("${waybill.order.catalogue.patience:2s}") Duration longestWait) {
        this.catalogue = catalogue;
        this.waitingRoom = waitingRoom;
        this.longestWait = longestWait;
    }

    private record Awaited(Set<String> skus, CompletableFuture<Map<String, Money>> prices) {}

    /** The prices of all of them, of which {@code missing} are not known now; empty if one does not come. */
    Optional<Map<String, Money>> await(Set<String> skus, Collection<String> missing) {
        if (wereAwaitedInVain(missing)) {
            return Optional.empty();
        }
        Optional<Place> place = waitingRoom.enter();
        if (place.isEmpty()) {
            return Optional.empty();
        }
        try (Place _ = place.get()) {
            return await(new Awaited(skus, new CompletableFuture<>()), missing);
        }
    }

    private Optional<Map<String, Money>> await(Awaited products, Collection<String> missing) {
        awaited.add(products);
        try {
            lookForThem();
            return Optional.of(products.prices.get(longestWait.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            remember(missing);
            return Optional.empty();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            awaited.remove(products);
        }
    }

    private void lookForThem() {
        if (looking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("awaited-products").start(this::lookWhileAnyIsAwaited);
        }
    }

    private void lookWhileAnyIsAwaited() {
        while (!awaited.isEmpty()) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            look();
        }
        looking.set(false);
        if (!awaited.isEmpty()) {
            lookForThem();
        }
    }

    private void look() {
        Set<String> skus =
                awaited.stream().flatMap(products -> products.skus.stream()).collect(Collectors.toSet());
        try {
            Map<String, Money> prices = catalogue.pricesOf(skus);
            awaited.stream()
                    .filter(products -> prices.keySet().containsAll(products.skus))
                    .forEach(products -> products.prices.complete(prices));
        } catch (RuntimeException e) {
            awaited.forEach(products -> products.prices.completeExceptionally(e));
        }
    }

    private synchronized boolean wereAwaitedInVain(Collection<String> skus) {
        long oldest = System.nanoTime() - NOT_AWAITED_AGAIN.toNanos();
        while (!inVain.isEmpty() && inVain.firstEntry().getValue() - oldest < 0) {
            inVain.pollFirstEntry();
        }
        return skus.stream().anyMatch(inVain::containsKey);
    }

    private synchronized void remember(Collection<String> skus) {
        for (String sku : skus) {
            inVain.putLast(sku, System.nanoTime());
        }
        while (inVain.size() > MOST_REMEMBERED) {
            inVain.pollFirstEntry();
        }
    }
}
