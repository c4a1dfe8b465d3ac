package dev.waybill.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.system.Tour.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TourTest {

    private static final Step LOOK = new Step(
            "curl -s http://localhost:8081/v1/orders",
            "{\"orderId\": \"…\", \"status\": \"PLACED\", \"lines\": [{\"sku\": \"TEA\"}, \"…\"], \"placedAt\": \"2…Z\"}");

    @Test
    void readsCommandsAndTheirAnswers() {
        String tour = """
                # A five-minute tour

                ```bash
                TOKEN=x
                ```

                Then:

                ```bash
                echo hello
                ```
                ```text
                hello
                ```
                """;

        assertThat(Tour.in(tour)).isEqualTo(List.of(new Step("TOKEN=x", ""), new Step("echo hello", "hello")));
    }

    @Test
    void acceptsWhateverTheEllipsisStandsFor() {
        LOOK.check(
                "{\"orderId\":\"7\",\"status\":\"PLACED\",\"lines\":[{\"sku\":\"TEA\"},{\"sku\":\"SALT\"}],\"placedAt\":\"2026Z\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"orderId\":\"7\",\"status\":\"LOST\",\"lines\":[{\"sku\":\"TEA\"}],\"placedAt\":\"2026Z\"}",
                "{\"orderId\":\"7\",\"status\":\"PLACED\",\"lines\":[],\"placedAt\":\"2026Z\"}",
                "{\"orderId\":\"7\",\"status\":\"PLACED\",\"lines\":[{\"sku\":\"TEA\"}],\"placedAt\":\"yesterday\"}",
                "{\"orderId\":\"7\",\"status\":\"PLACED\",\"lines\":[{\"sku\":\"TEA\"}],\"placedAt\":\"2026Z\",\"more\":1}",
                "{\"status\":\"PLACED\"}",
                "null"
            })
    void refusesAnotherAnswer(String answer) {
        assertThatThrownBy(() -> LOOK.check(answer)).isInstanceOf(AssertionError.class);
    }

    @Test
    void looksAgainOnlyWhereLookingChangesNothing() {
        assertThat(LOOK.isOnlyLooking()).isTrue();
        assertThat(new Step("curl -s -X PUT http://localhost:8082", "").isOnlyLooking())
                .isFalse();
        assertThat(new Step("curl -s http://localhost:8081 -d '{}'", "").isOnlyLooking())
                .isFalse();
    }
}
