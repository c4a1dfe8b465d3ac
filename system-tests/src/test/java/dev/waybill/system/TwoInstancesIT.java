package dev.waybill.system;

import static dev.waybill.system.client.LedgerEntry.Kind.AUTHORISED;
import static dev.waybill.system.client.LedgerEntry.Kind.CAPTURED;
import static dev.waybill.system.client.Money.euros;
import static dev.waybill.system.client.OrderDraft.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.waybill.system.client.Answer;
import dev.waybill.system.client.Ledger;
import dev.waybill.system.client.LedgerEntry;
import dev.waybill.system.client.Order;
import dev.waybill.system.client.OrderDraft;
import dev.waybill.system.client.Product.Stock;
import dev.waybill.system.client.Sales;
import dev.waybill.system.client.Shop;
import dev.waybill.system.client.Tokens;
import dev.waybill.system.platform.PlatformStatus;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two instances of each service at work on the same orders: nothing is done twice, nothing is left to the other. */
@OnTheLargePlatform
class TwoInstancesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final PlatformStatus status;
    private final List<Shop> shops;

    TwoInstancesIT(PlatformStatus status, Tokens tokens) {
        this.status = status;
        this.shops = List.of(shopAt(status, tokens, 0), shopAt(status, tokens, 1));
    }

    private static Shop shopAt(PlatformStatus status, Tokens tokens, int number) {
        return new Shop(
                service -> {
                    List<URI> instances = status.urls(service);
                    return instances.get(number % instances.size());
                },
                tokens);
    }

    @AfterEach
    void healTheProvider() {
        shop(0).providerFaults("{}");
    }

    @Test
    void shareWhatThereIsToHear() throws ExecutionException, InterruptedException {
        PlatformStatus.Kafka kafka = Objects.requireNonNull(status.kafka());
        try (Admin admin = Admin.create(kafka.client("operator"))) {
            Set<String> groups = admin.listGroups().all().get().stream()
                    .map(GroupListing::groupId)
                    .collect(Collectors.toSet());

            assertThat(groups).contains("order-saga", "order-catalogue", "inventory", "payment", "reporting");
            assertThat(admin.describeConsumerGroups(groups).all().get().values())
                    .extracting(ConsumerGroupDescription::members)
                    .allSatisfy(members -> assertThat(members)
                            .hasSize(2)
                            .noneMatch(member ->
                                    member.assignment().topicPartitions().isEmpty()));
        }
    }

    @Test
    void placeOneOrderAndChargeOnceForTheSameKeyFiftyTimesAtOnce() {
        shop(0).offer("TWICE-CLOCK", euros("77.31"), 50);
        OrderDraft draft = anOrder().of("TWICE-CLOCK").by("insistent");

        List<Answer> answers = atOnce(50, 50, number -> shop(number).tryToPlace(draft));
        Order order = shop(1).settled(insist(1, draft));

        assertThat(answers)
                .extracting(Answer::status)
                .as("done, in work, or too much at once")
                .isSubsetOf(202, 409, 503)
                .contains(202);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 202)
                .extracting(answer -> answer.as(Order.class, 202).orderId())
                .containsOnly(order.orderId());
        assertThat(shops).allSatisfy(shop -> {
            assertThat(shop.ordersOf("insistent")).containsExactly(order);
            assertThat(shop.stock("TWICE-CLOCK")).isEqualTo(new Stock(50, 49, 0, 1));
            assertThat(shop.reported(order).isConfirmed()).isTrue();
        });
        assertThat(shop(0).ledger().entries())
                .filteredOn(entry -> entry.amount().compareTo(new BigDecimal("77.31")) == 0)
                .extracting(LedgerEntry::kind)
                .containsExactly(AUTHORISED, CAPTURED);
    }

    @Test
    void sellExactlyWhatThereIsToFiveHundredWhoWantTheSame() {
        shop(1).offer("TWICE-TICKET", euros("2.00"), 100);
        Sales before = shop(0).salesToday();

        List<String> placed = placeAtOnce(500, "TWICE-TICKET");
        List<Order> settled = shop(0).settled(placed, PATIENCE);

        assertThat(settled).filteredOn(Order::isConfirmed).hasSize(100);
        assertThat(settled)
                .filteredOn(order -> !order.isConfirmed())
                .allSatisfy(order -> assertThat(order.reason()).isEqualTo("OUT_OF_STOCK"));
        Books.balance(shop(0).ledger(), settled);
        Sales sold = new Sales(500, 100, 400, new BigDecimal("200.00"));
        assertThat(shops).allSatisfy(shop -> {
            assertThat(shop.stock("TWICE-TICKET")).isEqualTo(new Stock(100, 0, 0, 100));
            await().untilAsserted(
                            () -> assertThat(before.until(shop.salesToday())).isEqualTo(sold));
        });
    }

    @Test
    void endAtNothingWhatIsCancelledWhileItIsConfirmed() {
        shop(0).offer("TWICE-ROSE", euros("3.00"), 60);
        List<String> placed = placeAtOnce(40, "TWICE-ROSE");
        await().until(() -> placed.stream().anyMatch(id -> shop(0).order(id).isConfirmed()));

        List<String> all = new ArrayList<>(placed);
        all.addAll(atOnce(20, 8, number -> {
            String id = insist(number, anOrder().of("TWICE-ROSE")).orderId();
            shop(number + 1).cancel(id);
            shop(number).cancel(placed.get(number));
            shop(number).cancel(placed.get(number + 20));
            return id;
        }));

        List<Order> settled = shop(0).settled(all, PATIENCE);
        assertThat(settled)
                .extracting(Order::status, Order::reason)
                .containsOnly(tuple("CANCELLED", "CUSTOMER_REQUEST"));
        assertThat(shop(1).stock("TWICE-ROSE")).isEqualTo(new Stock(60, 60, 0, 0));
        Ledger ledger = shop(0).ledger();
        Books.balance(ledger, settled);
        assertThat(settled)
                .as("cancelled before and after there was money to let go")
                .extracting(order -> ledger.of(order.orderId(), AUTHORISED).size())
                .containsOnly(0, 1);
        settled.forEach(shop(1)::reported);
    }

    @Test
    void endAtNothingOrEverythingWhatIsAnsweredWhileItsDeadlinePasses() throws SQLException {
        shop(0).offer("TWICE-LILY", euros("4.00"), 60);
        shop(0).providerFaults("{\"latencyJitterMillis\": 1900, \"operations\": [\"AUTHORISE\"]}");
        List<String> placed = placeAtOnce(60, "TWICE-LILY");
        await().until(() -> placed.stream().anyMatch(id -> shop(0).order(id).isConfirmed()));

        Deadlines.pass(status, placed);

        List<Order> settled = shop(1).settled(placed, PATIENCE);
        assertThat(settled)
                .extracting(order -> order.status() + " " + order.reason())
                .isSubsetOf("CONFIRMED null", "CANCELLED TIMED_OUT");
        long confirmed = settled.stream().filter(Order::isConfirmed).count();
        assertThat(shop(0).stock("TWICE-LILY")).isEqualTo(new Stock(60, 60 - confirmed, 0, confirmed));
        Books.balance(shop(0).ledger(), settled);
        settled.forEach(shop(1)::reported);
    }

    private List<String> placeAtOnce(int orders, String sku) {
        return atOnce(
                orders,
                16,
                number -> insist(number, anOrder().of(sku).by("crowd-" + number % 5))
                        .orderId());
    }

    /** Does as clients should: repeats the request with its key until it is accepted. */
    private Order insist(int number, OrderDraft draft) {
        return await().pollDelay(Duration.ZERO)
                .until(() -> shop(number).tryToPlace(draft), answer -> answer.status() == 202)
                .as(Order.class, 202);
    }

    private Shop shop(int number) {
        return shops.get(number % shops.size());
    }

    private static <T> List<T> atOnce(int tasks, int threads, IntFunction<T> task) {
        try (ExecutorService customers = Executors.newFixedThreadPool(threads)) {
            List<CompletableFuture<T>> results = IntStream.range(0, tasks)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> task.apply(number), customers))
                    .toList();
            return results.stream().map(CompletableFuture::join).toList();
        }
    }
}
