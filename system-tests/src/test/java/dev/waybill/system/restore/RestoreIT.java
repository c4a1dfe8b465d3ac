package dev.waybill.system.restore;

import static dev.waybill.system.client.OrderDraft.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.checker.Checker;
import dev.waybill.checker.evidence.Evidence;
import dev.waybill.checker.evidence.Lost.Span;
import dev.waybill.checker.reading.EvidenceReader;
import dev.waybill.checker.reading.PlatformAddress;
import dev.waybill.system.OnThePlatform;
import dev.waybill.system.client.Money;
import dev.waybill.system.client.Shop;
import dev.waybill.system.platform.Platform;
import dev.waybill.system.platform.PlatformStatus;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each service is restored from a real backup while the others run, by the commands of the runbook as they stand there. */
@OnThePlatform
@Tag("full")
class RestoreIT {

    private static final List<String> SERVICES =
            List.of("order-service", "inventory-service", "payment-service", "reporting-service");
    private static final List<String> CARDS =
            List.of("card-ok", "card-ok", "card-declined", "card-ok", "card-capture-fails");
    private static final int MORE_THAN_A_MASS_FAILURE = 26;
    private static final String CURRENCY = "CHF";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Platform platform;
    private final PlatformStatus status;
    private final Shop shop;
    private final PlatformAddress address;
    private final Diary diary;
    private final String path = PostgresPrograms.path();
    private final Runbook runbook = Runbook.named("restore-from-backup.md");

    @TempDir
    private Path dumps;

    RestoreIT(Platform platform, PlatformStatus status, Shop shop) {
        this.platform = platform;
        this.status = status;
        this.shop = shop;
        this.address = status.address(platform.token("restore", "operator"));
        this.diary = new Diary(shop);
    }

    @Test
    void loseNothingOnOneSideOnly() {
        offer("RESTORE-TEA", "12.50", 400);
        settled(place(10, "RESTORE-TEA"));
        Instant backup = Instant.now();
        whileUsersOrder(
                "RESTORE-TEA",
                () -> SERVICES.forEach(service -> runbook(service).execute("settings", "back up")));
        Instant backedUp = Instant.now();
        liveOn();

        List<Span> lost = new ArrayList<>();
        for (String service : SERVICES) {
            runbook(service).execute("settings", "stop");
            if (service.equals("order-service")) {
                lost.add(new Span(backup, Instant.now()));
            } else {
                place(3, "RESTORE-TEA");
            }
            restore(service);
            settled(place(3, "RESTORE-TEA"));
        }

        await("a right platform")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    Evidence evidence = evidence(lost);
                    assertThat(Checker.check(evidence)).isEmpty();
                    assertThat(evidence.lost().orders())
                            .containsAll(diary.placedSince(backedUp).subList(0, MORE_THAN_A_MASS_FAILURE));
                });
        assertThat(shop.stock("RESTORE-NEW").received()).isEqualTo(20);
        assertThat(shop.product("RESTORE-TEA").price()).isEqualTo(francs("13.00"));
        assertThat(runbook("payment-service")
                        .with(Map.of("held_for", "0 seconds"))
                        .execute("settings", "without order", "reconcile"))
                .doesNotContain(diary.subjects());
    }

    /** More orders than a consumer may fail at, a new price, a delivery, and a product that no backup has. */
    private void liveOn() {
        offer("RESTORE-NEW", "3.00", 20);
        shop.offer("RESTORE-TEA", francs("13.00"));
        diary.receive("RESTORE-TEA", 50);
        List<String> placed = place(30, "RESTORE-TEA");
        place(3, "RESTORE-NEW");
        settled(diary.placedSince(Instant.EPOCH));
        diary.cancel(placed.get(0));
        diary.cancel(placed.get(1));
        settled(diary.placedSince(Instant.EPOCH));
    }

    /** Everything between the stop and the start, as the page has it. */
    private void restore(String service) {
        List<String> steps = new ArrayList<>(List.of("settings"));
        runbook.steps("restore", "start").stream()
                .filter(step -> !step.equals("products") || service.equals("inventory-service"))
                .forEach(steps::add);
        runbook(service).execute(steps.toArray(String[]::new));
    }

    /** One service as on the local platform, where everything is found; the others as anywhere else. */
    private Runbook runbook(String service) {
        PlatformStatus.Postgres cluster = status.database();
        Runbook page = runbook.with(Map.of(
                "PATH", path,
                "WAYBILL_HOME", platform.dataDirectory().toString(),
                "service", service,
                "dump", dumps.resolve(service + ".dump").toString(),
                "orders", status.url("order-service").toString(),
                "inventory", status.url("inventory-service").toString(),
                "payments", status.url("payment-service").toString()));
        return service.equals("order-service")
                ? page
                : page.with(Map.of(
                        "PGHOST", "127.0.0.1",
                        "PGPORT", String.valueOf(cluster.port()),
                        "PGUSER", cluster.user(),
                        "PGPASSWORD", cluster.password(),
                        "kafka", address.bootstrapServers(),
                        "token", address.operatorToken()));
    }

    private void offer(String sku, String price, int pieces) {
        shop.offer(sku, francs(price));
        diary.receive(sku, pieces);
    }

    private List<String> place(int orders, String sku) {
        return IntStream.range(0, orders)
                .mapToObj(number -> place(number, sku, CARDS.get(number % CARDS.size())))
                .toList();
    }

    private String place(int number, String sku, String card) {
        return diary.place(anOrder().of(sku, 1 + number % 3).in(CURRENCY).paidWith(card));
    }

    private void whileUsersOrder(String sku, Runnable work) {
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> users = CompletableFuture.runAsync(() -> {
            while (!done.get()) {
                place(1, sku);
            }
        });
        work.run();
        done.set(true);
        users.join();
    }

    private void settled(List<String> orderIds) {
        shop.settled(orderIds, PATIENCE);
    }

    private Evidence evidence(List<Span> lost) {
        EvidenceReader reader = new EvidenceReader(address);
        return new Excerpt(diary.subjects(), CURRENCY).of(reader.readRestored(diary.history(), lost));
    }

    private static Money francs(String amount) {
        return new Money(new BigDecimal(amount), CURRENCY);
    }
}
