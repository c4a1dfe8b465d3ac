package dev.waybill.messaging.internal.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.messaging.internal.inbox.Reason;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

    /** The statements are constants, so that the kill points see what changes data. */
    @Test
    void theStatementsKnowWhichLettersStandAlone() {
        assertThat(Stream.of(Reason.values())
                        .filter(Reason::isAlone)
                        .map(reason -> "'" + reason + "'")
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(DeadLetters.ALONE
                        .substring(1, DeadLetters.ALONE.length() - 1)
                        .split(", ", -1));
    }
}
