package dev.waybill.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WorkerTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final Worker worker = Worker.named("test");

    @Test
    void stopsInTheMiddleOfAPauseAndStartsAgain() {
        for (int i = 0; i < 2; i++) {
            worker.start(() -> assertThat(worker.isStoppingWithin(LONG)).isTrue());
            assertThat(worker.isRunning()).isTrue();

            worker.stop(LONG);

            assertThat(worker.isRunning()).isFalse();
            assertThat(worker.isAlive()).isFalse();
        }
    }

    @Test
    void isInterruptedWhenItDoesNotStop() {
        AtomicBoolean interrupted = new AtomicBoolean();
        worker.start(() -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException _) {
                interrupted.set(true);
            }
        });

        worker.stop(Duration.ofMillis(1));

        await().untilTrue(interrupted);
    }

    @Test
    void takesAnInterruptForItsEnd() {
        AtomicBoolean pausedAgain = new AtomicBoolean();
        worker.start(() -> {
            Thread.currentThread().interrupt();
            while (!worker.isStopping()) {
                pausedAgain.set(worker.isStoppingWithin(LONG));
            }
        });

        await().until(() -> !worker.isAlive());
        assertThat(pausedAgain).isTrue();
    }
}
