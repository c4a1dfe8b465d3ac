package dev.waybill.order.order.web;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import dev.waybill.messaging.Outbox.BacklogFull;
import dev.waybill.order.catalogue.application.Quote;
import dev.waybill.order.order.application.PlaceOrder.NotOrderable;
import dev.waybill.order.order.application.PlaceOrder.PriceChanged;
import dev.waybill.order.order.domain.Money.AmountTooLarge;
import dev.waybill.order.order.domain.UnknownOrder;
import dev.waybill.order.saga.domain.OrderNotCancellable;
import dev.waybill.web.limits.NewWork;
import dev.waybill.web.limits.WaitingPlaces;
import dev.waybill.web.problem.ProblemException;
import dev.waybill.web.problem.ProblemMappings;
import dev.waybill.web.problem.ProblemType;
import dev.waybill.web.problem.ProblemTypes;
import dev.waybill.web.problem.Problems;
import dev.waybill.web.security.AccessRules;
import dev.waybill.web.security.Role;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may do what with orders, and what is answered when something is wrong. */
@Configuration(proxyBeanMethods = false)
class OrderWeb {

    static final ProblemType ORDER_NOT_CANCELLABLE =
            new ProblemType("order-not-cancellable", 409, "The order cannot be cancelled");
    static final ProblemType UNKNOWN_PRODUCT = new ProblemType("unknown-product", 422, "A product is not known");
    static final ProblemType CURRENCY_MISMATCH =
            new ProblemType("currency-mismatch", 422, "A product is priced in another currency");
    static final ProblemType ORDER_TOTAL_TOO_LARGE =
            new ProblemType("order-total-too-large", 422, "The order's total is too large");

    static final ProblemType PRICE_CHANGED =
            new ProblemType("price-changed", 409, "The order costs something else now");

    private static final Duration BACKLOG_EASES = Duration.ofSeconds(10);

    @Bean
    AccessRules orderAccessRules() {
        return new AccessRules()
                .allow(POST, "/v1/orders", Role.CUSTOMER, Role.OPERATOR)
                .allow(GET, "/v1/orders", Role.CUSTOMER, Role.OPERATOR)
                .allow(GET, "/v1/orders/overdue", Role.OPERATOR)
                .allow(GET, "/v1/orders/lost", Role.OPERATOR)
                .allow(POST, "/v1/orders/lookup", Role.OPERATOR)
                .allow(GET, "/v1/orders/{orderId}", Role.CUSTOMER, Role.OPERATOR)
                .allow(POST, "/v1/orders/{orderId}/cancellation", Role.CUSTOMER, Role.OPERATOR)
                .allow(GET, "/v1/orders/{orderId}/saga", Role.CUSTOMER, Role.OPERATOR)
                .allow(POST, "/v1/orders/{orderId}/saga/**", Role.OPERATOR);
    }

    /** Places of callers who wait for a decision; each costs an entry in a set, and the socket. */
    @Bean
    WaitingPlaces waitingPlaces(@Value("${waybill.order.waiting.max-callers:1000}") int maxCallers) {
        return new WaitingPlaces(maxCallers);
    }

    @Bean
    NewWork newOrders(OrderAdmission admission) {
        return new NewWork(POST, "/v1/orders", admission);
    }

    @Bean
    ProblemTypes orderProblemTypes() {
        return ProblemTypes.of(
                ORDER_NOT_CANCELLABLE, UNKNOWN_PRODUCT, CURRENCY_MISMATCH, ORDER_TOTAL_TOO_LARGE, PRICE_CHANGED);
    }

    @Bean
    ProblemMappings orderProblemMappings() {
        return new ProblemMappings()
                .on(UnknownOrder.class, e -> Problems.NOT_FOUND.because(sentence(e)))
                .on(
                        OrderNotCancellable.class,
                        e -> ORDER_NOT_CANCELLABLE.because("It was rejected: nothing of it is held or charged."))
                .on(NotOrderable.class, e -> notOrderable(e.refusal()))
                .on(PriceChanged.class, OrderWeb::priceChanged)
                .on(AmountTooLarge.class, e -> ORDER_TOTAL_TOO_LARGE.because(sentence(e) + " Order less at once."))
                .on(
                        BacklogFull.class,
                        e -> Problems.BACKLOG_FULL
                                .because("New orders are taken again as soon as the backlog is smaller.")
                                .retryAfter(BACKLOG_EASES));
    }

    private static ProblemException notOrderable(Quote.Refusal refusal) {
        return switch (refusal) {
            case Quote.UnknownProducts(var skus) ->
                UNKNOWN_PRODUCT.because(
                        "There is no product " + String.join(", ", skus) + ". Register it first, or correct the sku.");
            case Quote.CurrencyMismatch(var sku, var price, var order) ->
                CURRENCY_MISMATCH.because("Product " + sku + " is priced in " + price + ", the order is in " + order
                        + ". Order it in the product's currency.");
        };
    }

    private static ProblemException priceChanged(PriceChanged e) {
        return PRICE_CHANGED
                .because(sentence(e) + " Nothing was reserved: order again if the customer agrees.")
                .with("total", OrderResponse.money(e.total()))
                .with("lines", e.lines().stream().map(OrderResponse.Line::of).toList());
    }

    private static String sentence(Exception e) {
        String message = String.valueOf(e.getMessage());
        return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
    }
}
