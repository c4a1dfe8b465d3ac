package dev.waybill.payment.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.payment.crash.ServiceProcess.Surroundings;
import dev.waybill.payment.intent.domain.Operation;
import dev.waybill.payment.testing.OrderServiceStub;
import dev.waybill.payment.testing.Provider;
import dev.waybill.testing.KafkaProcess;
import dev.waybill.testing.TestInfrastructure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On a broker of its own, since the service in the other tests' JVM belongs to the same consumer group. */
class CrashIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final KafkaProcess kafka = KafkaProcess.started();
    private final Provider provider = Provider.start();
    private final OrderServiceStub orders = new OrderServiceStub(kafka.bootstrapServers());
    private Surroundings surroundings;

    @BeforeEach
    void surround() throws IOException {
        Path logs = Files.createDirectories(Path.of("target", "crash-logs"));
        surroundings = new Surroundings(
                TestInfrastructure.postgres().database("payments"), kafka.bootstrapServers(), provider, logs);
    }

    @AfterEach
    void tidy() {
        orders.close();
        provider.close();
        kafka.close();
    }

    @Test
    void chargesExactlyOnceWhenItDiesAfterTheCall() throws InterruptedException {
        chargesExactlyOnce(List.of(
                new Death(Operation.AUTHORIZE, CrashPoint.BETWEEN_CALL_AND_ANSWER),
                new Death(Operation.CAPTURE, CrashPoint.BETWEEN_ANSWER_AND_COMMIT)));
    }

    @Test
    @Tag("full")
    void chargesExactlyOnceWhereverItDies() throws InterruptedException {
        chargesExactlyOnce(Stream.of(Operation.AUTHORIZE, Operation.CAPTURE)
                .flatMap(operation -> Stream.of(
                                CrashPoint.BETWEEN_INTENT_AND_CALL,
                                CrashPoint.BETWEEN_CALL_AND_ANSWER,
                                CrashPoint.BETWEEN_ANSWER_AND_COMMIT)
                        .map(point -> new Death(operation, point)))
                .toList());
    }

    private record Death(Operation operation, CrashPoint point) {}

    private void chargesExactlyOnce(List<Death> deaths) throws InterruptedException {
        Map<String, UUID> victims = new LinkedHashMap<>();
        for (Death death : deaths) {
            UUID order = UUID.randomUUID();
            victims.put(death.toString(), order);
            orders.authorize(order, "12.30", "card-ok");
            orders.capture(order);

            int status = runUntilItHalts(death.point(), death.operation(), order);

            assertThat(status).as(death.toString()).isEqualTo(death.point().exitStatus());
        }

        try (ServiceProcess _ = ServiceProcess.start("recovered", surroundings, Map.of())) {
            victims.forEach((where, order) -> {
                await(where)
                        .atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(orders.eventNames(order))
                                .startsWith("PaymentAuthorized")
                                .endsWith("PaymentCaptured"));
                assertThat(provider.ledger(order))
                        .as(where)
                        .containsExactly("AUTHORISED 12.30 EUR", "CAPTURED 12.30 EUR");
            });
        }
    }

    @Test
    void endsAtNothingWhenItIsPausedBeforeTheCallAndTheOrderIsCancelledMeanwhile() throws IOException {
        UUID order = UUID.randomUUID();
        Path marks = Files.createTempDirectory("waybill-pause-");
        Map<String, String> trap = trap(CrashPoint.LINGER_BEFORE_THE_CALL, Operation.AUTHORIZE, order);
        trap.put("trap.marks", marks.toString());
        orders.authorize(order, "12.30", "card-ok");

        try (ServiceProcess paused = ServiceProcess.start("paused", surroundings, trap)) {
            await().atMost(PATIENCE).until(() -> Files.exists(marks.resolve("about-to-call")));
            paused.pause();
            Files.createFile(marks.resolve("may-call"));
            orders.reverse(order);
            try (ServiceProcess _ = ServiceProcess.start("other", surroundings, Map.of())) {
                await().atMost(PATIENCE)
                        .untilAsserted(
                                () -> assertThat(orders.eventNames(order)).endsWith("PaymentReversed"));
                List<String> netZero = List.of("AUTHORISED 12.30 EUR", "VOIDED 12.30 EUR");
                assertThat(provider.ledger(order)).isEqualTo(netZero);
                assertThat(marks.resolve("called")).doesNotExist();

                paused.resume();

                await().atMost(PATIENCE).until(() -> Files.exists(marks.resolve("called")));
                assertThat(provider.ledger(order)).isEqualTo(netZero);
            }
        }
    }

    private int runUntilItHalts(CrashPoint point, Operation operation, UUID order) throws InterruptedException {
        String name = (operation + "-" + point).toLowerCase(Locale.ROOT);
        try (ServiceProcess process = ServiceProcess.start(name, surroundings, trap(point, operation, order))) {
            return process.awaitExit();
        }
    }

    private static Map<String, String> trap(CrashPoint point, Operation operation, UUID order) {
        Map<String, String> trap = new LinkedHashMap<>();
        trap.put("trap.point", point.name());
        trap.put("trap.operation", operation.name());
        trap.put("trap.order", order.toString());
        return trap;
    }
}
