package dev.waybill.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.web.shop.ParcelController;
import dev.waybill.web.testing.HttpApi.Answer;
import dev.waybill.web.testing.Tokens;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LoadSheddingIT extends RunningShop {

    private static final int LIMIT = 20;

    @Autowired
    ParcelController parcels;

    @Test
    void refusesAtOnceWhatIsOverTheLimitAndRecovers() {
        parcels.gate.close();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> inWork = IntStream.range(0, LIMIT)
                    .mapToObj(number -> clients.submit(() -> api().get("/v1/slow", Tokens.forOperator())))
                    .toList();
            parcels.gate.awaitWaiting(LIMIT);

            Answer refused = api().get("/v1/parcels", Tokens.forOperator());

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.type()).isEqualTo("overloaded");
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            assertThat(api().getWithoutToken("/actuator/health/liveness").status())
                    .isEqualTo(200);
            parcels.gate.open();
            assertThat(inWork).extracting(answer -> answer.get().status()).containsOnly(200);
            assertThat(api().get("/v1/parcels", Tokens.forOperator()).status()).isEqualTo(200);
        } finally {
            parcels.gate.open();
        }
    }
}
