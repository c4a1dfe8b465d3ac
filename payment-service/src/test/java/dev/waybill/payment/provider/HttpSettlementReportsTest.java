package dev.waybill.payment.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.waybill.payment.intent.application.PaymentGateway.NoAnswer;
import dev.waybill.payment.intent.application.PaymentGateway.UnexpectedResponse;
import dev.waybill.payment.reconciliation.domain.SettlementLine;
import dev.waybill.payment.reconciliation.domain.SettlementLine.Settled;
import dev.waybill.payment.reconciliation.domain.SettlementLine.Unreadable;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** Reports of a provider that is not well. */
@Timeout(20)
class HttpSettlementReportsTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-24");
    private static final String LINE = """
            {"paymentId": "pay_1", "reference": "order", "kind": "CAPTURED", "amount": "12.30", "currency": "EUR"}""";

    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CircuitBreaker breaker = CircuitBreaker.of(
            "provider", CircuitBreakerConfig.custom().minimumNumberOfCalls(3).build());
    private final ProviderGuards guards = new ProviderGuards(
            Retry.ofDefaults("provider"),
            breaker,
            Bulkhead.ofDefaults("provider"),
            TimeLimiter.of(
                    "provider",
                    io.github.resilience4j.timelimiter.TimeLimiterConfig.custom()
                            .timeoutDuration(Duration.ofMillis(500))
                            .build()));
    private final List<SettlementLine> read = new ArrayList<>();
    private final AtomicInteger largestBatch = new AtomicInteger();
    private HttpServer provider = server();

    /** What the provider sends. */
    @FunctionalInterface
    interface Report {
        void writeTo(OutputStream body) throws IOException, InterruptedException;
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void start() {
        provider.setExecutor(threads);
        provider.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        provider.stop(0);
        guards.close();
        threads.shutdownNow();
    }

    @Test
    void readsAReportThatIsLargerThanItHoldsAtOnce() {
        reports(body -> {
            write(body, "{\"date\": \"2026-11-24\", \"lines\": [" + LINE);
            for (int number = 1; number < 20_000; number++) {
                write(body, "," + LINE);
            }
            write(body, "], \"totals\": {\"EUR\": 246000}}");
        });

        read();

        assertThat(read).hasSize(20_000).allMatch(Settled.class::isInstance);
        assertThat(largestBatch).hasValue(500);
    }

    @Test
    void handsOnLinesThatMakeNoSense() {
        reports(body -> write(
                body,
                "{\"lines\": [%s, %s, %s, %s, %s, null, 7, %s]}"
                        .formatted(
                                LINE,
                                LINE.replace("12.30", "a lot"),
                                LINE.replace("EUR", "XXL"),
                                LINE.replace("CAPTURED", "STOLEN"),
                                LINE.replace("pay_1", "p".repeat(3_000)),
                                LINE.replace("order", "or\\u0000der"))));

        read();

        assertThat(read).hasSize(8);
        assertThat(read.getFirst()).isInstanceOf(Settled.class);
        assertThat(read.subList(1, 8))
                .allSatisfy(line -> assertThat(line)
                        .isInstanceOfSatisfying(
                                Unreadable.class,
                                it -> assertThat(it.text())
                                        .hasSizeLessThanOrEqualTo(501)
                                        .doesNotContain("\0")));
    }

    @Test
    void doesNotWaitForAProviderThatNeverAnswers() {
        provider.createContext("/settlements/", _ -> awaitEnd());

        assertThatThrownBy(this::read).isInstanceOf(NoAnswer.class);
        assertThatThrownBy(this::read).isInstanceOf(NoAnswer.class).hasMessageContaining("OPEN");
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);
    }

    @Test
    void doesNotWaitForAReportThatNeverEnds() {
        reports(body -> {
            write(body, "{\"lines\": [" + LINE);
            body.flush();
            awaitEnd();
        });

        assertThatThrownBy(this::read).isInstanceOf(NoAnswer.class);
    }

    @Test
    void takesAReportThatBreaksOffForNone() {
        reports(body -> write(body, "{\"lines\": [" + LINE));

        assertThatThrownBy(this::read).isInstanceOf(NoAnswer.class);
    }

    @Test
    void doesNotTakeSomethingElseForAReport() {
        reports(body -> write(body, "{\"line\": []}"));

        assertThatThrownBy(this::read).isInstanceOf(UnexpectedResponse.class);
    }

    private void read() {
        RestClient client = RestClient.builder()
                .baseUrl("http://localhost:" + provider.getAddress().getPort())
                .requestFactory(new JdkClientHttpRequestFactory())
                .build();
        new HttpSettlementReports(client, guards, JsonMapper.builder().build()).read(DAY, lines -> {
            read.addAll(lines);
            largestBatch.accumulateAndGet(lines.size(), Math::max);
        });
    }

    private void reports(Report report) {
        provider.createContext("/settlements/" + DAY, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                report.writeTo(body);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(OutputStream body, String text) throws IOException {
        body.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
