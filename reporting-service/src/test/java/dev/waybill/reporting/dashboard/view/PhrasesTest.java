package dev.waybill.reporting.dashboard.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final Phrases phrases = new Phrases(Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({"0, just now", "12, 12 s ago", "125, 2 min ago", "7200, 2 h ago", "200000, 2 d ago", "-5, just now"})
    void saysHowLongAgo(long seconds, String said) {
        assertThat(phrases.ago(NOW.minusSeconds(seconds))).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({"38, + 38 ms", "1240, + 1.2 s", "300000, + 5 min", "7200000, + 2 h"})
    void saysHowMuchLater(long millis, String said) {
        assertThat(phrases.later(Duration.ofMillis(millis))).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "1234.5, EUR, '€1,234.50'",
        "1234, JPY, '¥1,234'",
        "-3, USD, -$3.00",
        "28.125, KWD, KWD 28.125",
        "5, XXZ, 5 XXZ"
    })
    void writesMoneyTheUsualWay(BigDecimal amount, String currency, String said) {
        assertThat(phrases.money(amount, currency)).isEqualTo(said);
    }

    @Test
    void turnsConstantsIntoWords() {
        assertThat(phrases.words("PAYMENT_DECLINED")).isEqualTo("Payment declined");
        assertThat(phrases.words(null)).isEqualTo("–");
    }
}
