package dev.waybill.payment.intent.application;

import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.waybill.payment.intent.domain.Operation;
import dev.waybill.payment.payment.domain.Money;
import dev.waybill.payment.payment.domain.OrderId;
import dev.waybill.payment.payment.domain.PaymentTerms;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallProviderTest {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final OpenIntents intents = mock();
    private final PaymentGateway gateway = mock();
    private final AnswerQueue answers = mock();
    private final CallProvider calls = new CallProvider(
            intents,
            gateway,
            answers,
            new IntentSignal(),
            new ProviderWorkSettings(
                    1, Duration.ofSeconds(30), Duration.ofMillis(50), Duration.ofMillis(500), LONGEST_PAUSE));

    @Test
    void waitsLongerEachTimeForAnIntentThatKeepsFailing() {
        ProviderCall tenth = new ProviderCall(
                new OrderId(UUID.randomUUID()),
                Operation.AUTHORIZE,
                new PaymentTerms(Money.of("9.00", "EUR"), "card-ok"),
                null,
                10,
                null);
        when(gateway.capacity()).thenReturn(1);
        when(intents.claim(anyInt(), any())).thenReturn(List.of(tenth)).thenReturn(List.of());
        doThrow(new IllegalStateException("on purpose")).when(answers).record(any());

        calls.start();

        await().untilAsserted(() -> verify(intents)
                .giveBack(eq(tenth), argThat(pause -> pause.compareTo(LONGEST_PAUSE.dividedBy(2)) >= 0)));
        calls.stop();
    }
}
