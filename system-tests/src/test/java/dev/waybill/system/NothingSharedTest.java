package dev.waybill.system;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A judge who shared code with the judged would share their mistakes. */
class NothingSharedTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.waybill.events.Contracts",
                "dev.waybill.messaging.Outbox",
                "dev.waybill.web.problem.Problems",
                "dev.waybill.platform.PlatformCommand",
                "org.springframework.context.ApplicationContext"
            })
    void noCodeOfThePlatformCanBeReachedFromHere(String theirs) {
        assertThatThrownBy(() -> Class.forName(theirs)).isInstanceOf(ClassNotFoundException.class);
    }
}
