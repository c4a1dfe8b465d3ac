package dev.waybill.payment.intent.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.payment.intent.application.ProviderCall;
import dev.waybill.payment.intent.domain.Operation;
import dev.waybill.payment.intent.domain.ProviderAnswer;
import dev.waybill.payment.payment.domain.OrderId;
import dev.waybill.payment.payment.persistence.StoredPayments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who gets to carry out which intent. */
class OpenIntentsIT extends StoredPayments {

    private static final Duration LEASE = Duration.ofSeconds(60);

    private final JdbcOpenIntents intents = new JdbcOpenIntents(jdbc);

    @Test
    void givesEachIntentToOneOfMany() throws Exception {
        int many = 200;
        Stream.generate(() -> new OrderId(UUID.randomUUID()))
                .limit(many)
                .forEach(one -> change(one, payment -> payment.authorize(TERMS)));

        List<ProviderCall> claimed = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<List<ProviderCall>> claimAll = () -> {
                List<ProviderCall> mine = new ArrayList<>();
                List<ProviderCall> next = intents.claim(7, LEASE);
                while (!next.isEmpty()) {
                    mine.addAll(next);
                    next = intents.claim(7, LEASE);
                }
                return mine;
            };
            for (Future<List<ProviderCall>> each :
                    threads.invokeAll(Stream.generate(() -> claimAll).limit(8).toList())) {
                claimed.addAll(each.get());
            }
        }

        assertThat(claimed).hasSize(many).extracting(ProviderCall::order).doesNotHaveDuplicates();
    }

    @Test
    void givesAnIntentToSomebodyElseAfterTheLease() {
        change(order, payment -> payment.authorize(TERMS));
        ProviderCall first = intents.claim(10, Duration.ofSeconds(3)).getFirst();

        assertThat(intents.claim(10, LEASE)).isEmpty();
        await().pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(intents.claim(10, LEASE))
                        .singleElement()
                        .satisfies(second -> {
                            assertThat(second.idempotencyKey()).isEqualTo(first.idempotencyKey());
                            assertThat(second.terms()).isEqualTo(first.terms());
                            assertThat(second.attempt()).isEqualTo(2);
                        }));
    }

    @Test
    void doesNotLetALateHolderGiveBackWhatIsNoLongerItsOwn() {
        change(order, payment -> payment.authorize(TERMS));
        ProviderCall late = intents.claim(1, Duration.ZERO).getFirst();
        intents.claim(1, LEASE);

        intents.giveBack(late, Duration.ZERO);

        assertThat(intents.claim(1, LEASE)).isEmpty();
    }

    @Test
    void neverClaimsWhatWasAnswered() {
        change(order, payment -> payment.authorize(TERMS));
        ProviderCall call = intents.claim(1, Duration.ZERO).getFirst();
        change(order, payment -> payment.answered(Operation.AUTHORIZE, new ProviderAnswer.Done("p", TERMS.amount())));

        intents.giveBack(call, Duration.ZERO);

        assertThat(intents.claim(1, LEASE)).isEmpty();
    }
}
