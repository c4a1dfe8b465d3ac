package dev.waybill.messaging.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.waybill.messaging.internal.kafka.KafkaClients;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Laws 2 and 15: what the guarantees rest on is set explicitly, whatever the application says. */
class KafkaSettingsTest {

    private static final Map<String, Object> APPLICATION = Map.of("bootstrap.servers", "127.0.0.1:9092");

    @Test
    void aMessageIsAckedByAllReplicasAndStoredOnce() {
        assertThat(KafkaSettings.producer(APPLICATION))
                .contains(entry("acks", "all"), entry("enable.idempotence", true));
    }

    @ParameterizedTest
    @CsvSource({"acks, 1", "acks, 0", "retries, 0"})
    void aSettingThatExcludesIdempotenceFailsTheStart(String setting, String value) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> new KafkaClients(
                        new KafkaClients.Settings(KafkaSettings.producer(with(setting, value)), Map.of(), Map.of())))
                .withMessageContaining("idempotent");
    }

    @Test
    void idempotenceCannotBeSwitchedOff() {
        assertThat(KafkaSettings.producer(with("enable.idempotence", false))).containsEntry("enable.idempotence", true);
    }

    @ParameterizedTest
    @CsvSource({
        "auto.offset.reset, latest, earliest",
        "enable.auto.commit, true, false",
        "group.protocol, classic, consumer"
    })
    void aConsumerReadsFromTheBeginningAndCommitsItself(String setting, String value, String kept) {
        assertThat(KafkaSettings.consumer(with(setting, value), 500))
                .hasEntrySatisfying(setting, actual -> assertThat(actual).hasToString(kept));
    }

    @Test
    void aConsumerGivesUpARequestSoonUnlessTheApplicationWaitsLonger() {
        assertThat(KafkaSettings.consumer(APPLICATION, 500)).containsEntry("request.timeout.ms", 10_000);
        assertThat(KafkaSettings.consumer(with("request.timeout.ms", 20_000), 500))
                .containsEntry("request.timeout.ms", 20_000);
    }

    /** A fetch that waits for more than one byte, or for longer than a poll, holds up whatever is alone on its topic. */
    @Test
    void aConsumerFetchesWhatIsThere() {
        assertThat(KafkaSettings.consumer(APPLICATION, 500)).doesNotContainKeys("fetch.min.bytes", "fetch.max.wait.ms");
    }

    @Test
    void noClientForgetsTheBrokersThatItKnewWhileNoneIsThere() {
        assertThat(List.of(
                        KafkaSettings.producer(APPLICATION),
                        KafkaSettings.consumer(APPLICATION, 500),
                        KafkaSettings.admin(APPLICATION)))
                .allSatisfy(settings -> assertThat(settings).containsEntry("metadata.recovery.strategy", "none"));
    }

    private static Map<String, Object> with(String setting, Object value) {
        Map<String, Object> settings = new HashMap<>(APPLICATION);
        settings.put(setting, value);
        return settings;
    }
}
