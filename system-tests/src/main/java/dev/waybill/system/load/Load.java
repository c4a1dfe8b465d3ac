package dev.waybill.system.load;

import static org.awaitility.Awaitility.await;

import dev.waybill.checker.evidence.Invocation;
import dev.waybill.system.client.Money;
import dev.waybill.system.client.Shop;
import dev.waybill.system.load.Operation.Placement;
import dev.waybill.system.load.Operation.Receipt;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Users who do what the seed says, at the moments that it says, whether the platform is well or not. */
public final class Load implements AutoCloseable {

    private static final int PRODUCTS = 5;
    private static final int PIECES_AT_FIRST = 40;

    private final List<String> skus;
    private final List<Operation> plan;
    private final HistoryFile history;
    private final User user;
    private final AtomicInteger unfinished = new AtomicInteger();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService users = Executors.newVirtualThreadPerTaskExecutor();

    /** What users do: so many operations each second, for so long, as the seed says. */
    public record Offer(long seed, Duration duration, int perSecond) {}

    /** Does what is offered, and writes it down in this file. */
    public Load(Offer offer, Instances instances, String operatorToken, Path historyFile) {
        this.skus = IntStream.rangeClosed(1, PRODUCTS)
                .mapToObj(number -> "HOT-" + number)
                .toList();
        this.plan = Plan.of(offer.seed(), skus, offer.duration(), offer.perSecond());
        this.history = new HistoryFile(historyFile);
        this.user = new User(instances, operatorToken, history);
    }

    /** Offers the few products that everybody wants. */
    public void stock(Shop shop) {
        for (String sku : skus) {
            shop.offer(sku, Money.euros((3 + skus.indexOf(sku)) + ".95"));
            user.receive(sku, PIECES_AT_FIRST, "first-" + sku);
        }
    }

    /** Begins; returns at once. */
    public void start() {
        unfinished.set(plan.size());
        for (Operation operation : plan) {
            Future<?> _ = clock.schedule(
                    () -> users.execute(() -> perform(operation)),
                    operation.at().toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    private void perform(Operation operation) {
        try {
            switch (operation) {
                case Placement placement -> place(placement);
                case Receipt receipt -> user.receive(receipt.sku(), receipt.pieces(), receipt.key());
            }
        } finally {
            unfinished.decrementAndGet();
        }
    }

    private void place(Placement placement) {
        for (int repeat = 1; repeat < placement.sendings(); repeat++) {
            unfinished.incrementAndGet();
            users.execute(() -> {
                try {
                    user.place(placement.draft());
                } finally {
                    unfinished.decrementAndGet();
                }
            });
        }
        user.place(placement.draft()).ifPresent(orderId -> {
            Duration after = placement.cancelledAfter();
            if (after != null) {
                pause(after);
                user.cancel(orderId);
            }
        });
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What has not begun yet never will. */
    public void breakOff() {
        unfinished.addAndGet(-clock.shutdownNow().size());
    }

    /** How many requests are under way. */
    public int open() {
        return user.open();
    }

    /** How many users have had no success, or came too early, and try again. */
    public int waiting() {
        return user.waiting();
    }

    /** Waits until every request has its answer; those that have none by the deadline stay unknown. */
    public void finish(Duration atMost) {
        user.giveUpAt(Instant.now().plus(atMost));
        await("an answer to every request")
                .atMost(atMost.plusSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> unfinished.get() == 0);
    }

    /** What was answered so far. */
    public List<Invocation> invocations() {
        return history.invocations();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        users.shutdownNow();
        history.close();
    }
}
