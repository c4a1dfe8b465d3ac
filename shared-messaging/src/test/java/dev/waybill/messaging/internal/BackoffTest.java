package dev.waybill.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(1));

    @Test
    void doublesUpToTheLongest() {
        assertThat(Stream.generate(backoff::next).limit(7))
                .extracting(Duration::toMillis)
                .containsExactly(50L, 100L, 200L, 400L, 800L, 1_000L, 1_000L);
    }

    @Test
    void staysAtTheLongestHoweverMuchFails() {
        assertThat(Stream.generate(backoff::next).skip(100).limit(100)).containsOnly(Duration.ofSeconds(1));
    }

    @Test
    void beginsAnewAfterASuccess() {
        backoff.next();
        assertThat(backoff.isFresh()).isFalse();

        backoff.reset();

        assertThat(backoff.isFresh()).isTrue();
        assertThat(backoff.next()).hasMillis(50);
    }
}
