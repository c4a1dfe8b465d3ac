package dev.waybill.web.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test during which a service gave an answer that its OpenAPI document does not describe. It is in every test of a module
 * that has this one on its class path (JUnit finds it by {@code META-INF/services}), and services compare by {@link
 * AnswersAutoConfiguration}. An answer that is complete only after its test fails the next one, or the class.
 */
public final class EveryAnswerIsDescribed implements AfterEachCallback, AfterAllCallback {

    @Override
    public void afterEach(ExtensionContext test) {
        assertDescribed();
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        assertDescribed();
    }

    private static void assertDescribed() {
        assertThat(ComparedAnswers.takeUndescribed())
                .as("answers that the OpenAPI document does not describe")
                .isEmpty();
    }
}
