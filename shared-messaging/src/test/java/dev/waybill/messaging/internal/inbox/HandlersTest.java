package dev.waybill.messaging.internal.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.waybill.messaging.IncomingRecord;
import dev.waybill.messaging.Message;
import dev.waybill.messaging.Subscriptions;
import dev.waybill.messaging.internal.Tracing;
import dev.waybill.messaging.internal.inbox.Decoder.Decoded;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HandlersTest {

    private final List<String> calls = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    sealed interface Wish permits Take, GiveBack {}

    record Take(String key) implements Wish {}

    record GiveBack(String key) implements Wish {}

    record Aside(String key) {}

    @Test
    void handsOverAllTypesOfASealedInterfaceInOneCall() {
        Subscriptions subscriptions = Subscriptions.forConsumer("shop")
                .onBatch(Wish.class, this::note)
                .onBatch(Aside.class, this::note);

        handle(subscriptions, new Take("a"), new Aside("b"), new GiveBack("c"), new Take("d"));

        assertThat(calls).containsExactly("Take[key=a] GiveBack[key=c] Take[key=d]", "Aside[key=b]");
    }

    @Test
    void handsOverASecondMessageAboutTheSameInACallOfItsOwn() {
        Subscriptions subscriptions = Subscriptions.forConsumer("shop").onBatch(Wish.class, this::note);

        handle(subscriptions, new Take("a"), new GiveBack("a"), new Take("a"), new GiveBack("b"));

        assertThat(calls).containsExactly("Take[key=a] GiveBack[key=b]", "GiveBack[key=a]", "Take[key=a]");
    }

    @Test
    void keepsTheOrderOfAKeyOverSeveralHandlers() {
        Subscriptions subscriptions = Subscriptions.forConsumer("shop")
                .onBatch(Take.class, this::note)
                .onBatch(Aside.class, this::note);

        handle(subscriptions, new Aside("a"), new Take("a"), new Aside("a"), new Take("b"), new Aside("b"));

        assertThat(calls).containsExactly("Aside[key=a]", "Take[key=a] Take[key=b]", "Aside[key=a] Aside[key=b]");
    }

    @Test
    void countsTheMessagesOfACallByTheirTypes() {
        Subscriptions subscriptions = Subscriptions.forConsumer("shop").onBatch(Wish.class, this::note);

        handle(subscriptions, new Take("a"), new GiveBack("b"), new Take("c"));

        assertThat(handled("Take")).isEqualTo(2);
        assertThat(handled("GiveBack")).isEqualTo(1);
    }

    @Test
    void refusesASecondHandlerOfAType() {
        Subscriptions subscriptions = Subscriptions.forConsumer("shop").onBatch(Take.class, this::note);

        assertThatIllegalArgumentException().isThrownBy(() -> subscriptions.onBatch(Wish.class, this::note));
    }

    private void note(List<? extends Message<?>> messages) {
        calls.add(String.join(
                " ",
                messages.stream().map(message -> message.payload().toString()).toList()));
    }

    private double handled(String type) {
        return meters.get("waybill.messaging.consumer.handled")
                .tag("type", type)
                .counter()
                .count();
    }

    private void handle(Subscriptions subscriptions, Object... payloads) {
        new Handlers(subscriptions, Tracing.NONE, new InboxMetrics(meters, "shop"))
                .handle(List.of(payloads).stream().map(HandlersTest::decoded).toList());
    }

    private static Decoded decoded(Object payload) {
        String key = payload.toString().replaceAll(".*key=(.*)]", "$1");
        String type = payload.getClass().getSimpleName();
        UUID id = UUID.randomUUID();
        IncomingRecord record = new IncomingRecord(
                id, type, "/shop", key, null, Instant.EPOCH, "wishes", null, 0, 0, Map.of(), null, null);
        Message<Object> message = new Message<>(id, type, "/shop", key, 0, null, Instant.EPOCH, id, null, payload);
        return new Decoded(record, new Key("wishes", key), payload.getClass(), message);
    }
}
