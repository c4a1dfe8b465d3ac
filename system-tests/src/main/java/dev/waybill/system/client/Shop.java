package dev.waybill.system.client;

import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The platform as its users use it: stock it, order from it, look at its books. */
public final class Shop {

    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(60);

    private final Function<String, URI> urlOf;
    private final Tokens tokens;
    private final Map<String, String> customerTokens = new ConcurrentHashMap<>();
    private final String operator;
    private final String analyst;

    /** A shop whose services are found at these addresses. */
    public Shop(Function<String, URI> urlOf, Tokens tokens) {
        this.urlOf = urlOf;
        this.tokens = tokens;
        this.operator = tokens.of("olga-operator", "operator");
        this.analyst = tokens.of("anna-analyst", "analyst");
    }

    /** Registers a product of this name and price, new or not. */
    public void offer(String sku, Money price) {
        Http.send(Http.json(operatorAsks("/v1/products/" + sku), "PUT", write(Map.of("name", sku, "price", price))))
                .expectSuccess();
    }

    /** Registers a product and receives so many pieces of it. */
    public void offer(String sku, Money price, int pieces) {
        offer(sku, price);
        receive(sku, pieces);
    }

    /** So many pieces of a product arrive. */
    public void receive(String sku, int pieces) {
        Http.send(Http.json(
                        operatorAsks("/v1/products/" + sku + "/receipts")
                                .header("Idempotency-Key", UUID.randomUUID().toString()),
                        "POST",
                        write(Map.of("quantity", pieces))))
                .expectSuccess();
    }

    private HttpRequest.Builder operatorAsks(String path) {
        return Http.request(inventory(path), operator);
    }

    /** The product and its stock, as they are now. */
    public Product product(String sku) {
        return Http.send(operatorAsks("/v1/products/" + sku)).as(Product.class, 200);
    }

    /** The stock of a product, as it is now. */
    public Product.Stock stock(String sku) {
        return product(sku).stock();
    }

    /** Places the order as its customer; it must be accepted. */
    public Order place(OrderDraft draft) {
        return tryToPlace(draft).as(Order.class, 202);
    }

    /** Places the order as its customer, whatever the answer. */
    public Answer tryToPlace(OrderDraft draft) {
        return Http.send(Http.json(
                Http.request(orders("/v1/orders"), customerToken(draft.customer()))
                        .header("Idempotency-Key", draft.key()),
                "POST",
                draft.json()));
    }

    /** The order as it is now. */
    public Order order(String orderId) {
        return Http.send(Http.request(orders("/v1/orders/" + orderId), operator))
                .as(Order.class, 200);
    }

    /** The latest orders of a customer, at most fifty, as they are now. */
    public List<Order> ordersOf(String customer) {
        return Http.send(Http.request(orders("/v1/orders?customerId=" + customer), operator))
                .as(OrderList.class, 200)
                .items();
    }

    private record OrderList(List<Order> items) {}

    /** Cancels the order on its customer's behalf. */
    public void cancel(String orderId) {
        Http.send(Http.json(Http.request(orders("/v1/orders/" + orderId + "/cancellation"), operator), "POST", ""))
                .expect(202);
    }

    /** The order, once nothing about it is open. */
    public Order settled(Order order) {
        return settled(List.of(order.orderId())).getFirst();
    }

    /** The orders, once nothing about any of them is open. */
    public List<Order> settled(Collection<String> orderIds) {
        return settled(orderIds, SETTLED_WITHIN);
    }

    /** The orders, once nothing about any of them is open. */
    public List<Order> settled(Collection<String> orderIds, Duration within) {
        return orderIds.stream()
                .map(id -> await("order " + id + " to be settled")
                        .atMost(within)
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(100))
                        .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                        .until(() -> order(id), Order::settled))
                .toList();
    }

    /** The payments of an order, as payment-service shows them. */
    public JsonNode payments(String orderId) {
        return Http.send(Http.request(url("payment-service", "/v1/payments?orderId=" + orderId), operator))
                .expect(200)
                .json();
    }

    /** The order as reporting-service's order summary shows it, once that has caught up with the order given. */
    public Order reported(Order order) {
        return await("the report of order " + order.orderId())
                .atMost(SETTLED_WITHIN)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> reported(order.orderId()),
                        report -> report.filter(it -> it.status().equals(order.status()) && it.settled())
                                .isPresent())
                .orElseThrow();
    }

    private Optional<Order> reported(String orderId) {
        Answer answer = report("orders/" + orderId);
        return answer.status() == 404
                ? Optional.empty()
                : Optional.of(answer.as(OrderReport.class, 200).order());
    }

    private record OrderReport(Order order) {}

    /** What was sold today, as reporting-service counts it. */
    public Sales salesToday() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return Sales.of(
                report("daily-sales?from=" + today + "&to=" + today).expect(200).json());
    }

    /** One of reporting-service's reports, such as {@code daily-sales}. */
    public Answer report(String pathAndQuery) {
        return Http.send(Http.request(url("reporting-service", "/v1/reports/" + pathAndQuery), analyst));
    }

    /** The payment provider's books. */
    public Ledger ledger() {
        return Http.send(Http.anonymous(url("payment-provider", "/ledger"))).as(Ledger.class, 200);
    }

    /** From now on the payment provider misbehaves like this; <code>{}</code> makes it well. */
    public void providerFaults(String switches) {
        Http.send(Http.json(Http.anonymous(url("payment-provider", "/faults")), "PUT", switches))
                .expectSuccess();
    }

    private String customerToken(String customer) {
        return customerTokens.computeIfAbsent(customer, subject -> tokens.of(subject, "customer"));
    }

    /** Gives up the dead letters of order-service that lay on a topic. */
    public void discardLetters(String topic) {
        Http.send(Http.json(
                        Http.request(orders("/v1/dead-letters/discard"), operator),
                        "POST",
                        write(Map.of("topic", topic, "reason", "forged by a test"))))
                .expect(202);
    }

    private URI orders(String path) {
        return url("order-service", path);
    }

    private URI inventory(String path) {
        return url("inventory-service", path);
    }

    /** The address of a path of a service. */
    public URI url(String service, String path) {
        return urlOf.apply(service).resolve(path);
    }

    private static String write(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }
}
