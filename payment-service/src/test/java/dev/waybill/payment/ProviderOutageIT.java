package dev.waybill.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.payment.testing.OrderServiceStub;
import dev.waybill.payment.testing.PaymentServiceTest;
import dev.waybill.payment.testing.Provider;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The provider is away, for longer than a call is tried or even than the order waits. */
@PaymentServiceTest
class ProviderOutageIT {

    @Autowired
    private OrderServiceStub orders;

    @Autowired
    private Provider provider;

    @Test
    void waitsForAProviderThatIsAwayAndThenGoesOn() {
        provider.goDown();
        List<UUID> many = Stream.generate(UUID::randomUUID).limit(30).toList();
        many.forEach(one -> orders.authorize(one, "5.00", "card-ok"));
        await().during(Duration.ofSeconds(3))
                .until(() -> many.stream().allMatch(one -> orders.events(one).isEmpty()));

        provider.comeBack();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(many)
                        .allSatisfy(one -> assertThat(orders.eventNames(one)).containsExactly("PaymentAuthorized")));
        assertThat(many).allSatisfy(one -> assertThat(provider.ledger(one)).containsExactly("AUTHORISED 5.00 EUR"));
    }

    @Test
    void endsAtNothingWhenTheOrderWasGivenUpWhileTheProviderWasAway() {
        provider.goDown();
        List<UUID> givenUp = Stream.generate(UUID::randomUUID).limit(30).toList();
        givenUp.forEach(order -> orders.authorize(order, "5.00", "card-ok"));
        givenUp.forEach(orders::reverse);
        await().during(Duration.ofSeconds(3))
                .until(() -> givenUp.stream()
                        .noneMatch(order -> orders.eventNames(order).contains("PaymentAuthorized")));

        provider.comeBack();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(givenUp)
                        .allSatisfy(order -> assertThat(orders.eventNames(order))
                                .endsWith("PaymentReversed")
                                .doesNotContain("PaymentCaptured")));
        assertThat(givenUp)
                .allSatisfy(order -> assertThat(provider.ledger(order))
                        .isIn(List.of(), List.of("AUTHORISED 5.00 EUR", "VOIDED 5.00 EUR")));
    }
}
