package dev.waybill.order;

import static dev.waybill.order.OrderApi.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** A service whose messages do not leave. */
@TestPropertySource(properties = {"waybill.messaging.relay.enabled=false", "waybill.messaging.outbox.max-backlog=10"})
class BacklogIT extends RunningOrders {

    @Test
    void refusesNewOrdersWhileTooManyMessagesWaitAndGoesOnWithThoseItHas() {
        UUID accepted = api().placed("TEA", 1, "card-ok");
        String order = OrderApi.order("alice", "TEA", 1, "card-ok");

        HttpResponse<String> refused = await().atMost(PATIENCE)
                .until(() -> api().place(order, UUID.randomUUID().toString()), answer -> answer.statusCode() != 202);

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(json(refused).get("type").asString()).endsWith("/backlog-full");
        assertThat(refused.headers().firstValue("Retry-After")).contains("10");
        assertThat(api().cancel(accepted).statusCode()).isEqualTo(202);
        assertThat(api().order(accepted).get("status").asString()).isEqualTo("CANCELLED");
    }
}
