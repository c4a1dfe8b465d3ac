package dev.waybill.messaging.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.waybill.messaging.MessageType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Law 1: what cannot be sent is refused where it is published. */
class PayloadWriterTest {

    private static final int MOST = 20;

    private final PayloadWriter writer = new PayloadWriter(JsonMapper.shared(), MOST);

    record Said(String text) {}

    record Unspeakable(@Nullable String text) {

        @Override
        public String text() {
            return Objects.requireNonNull(text, "words fail");
        }
    }

    @Test
    void writesUpToTheLastByteThatIsAllowed() {
        assertThat(writer.write(type(Said.class), new Said("123456789")))
                .isEqualTo("{\"text\":\"123456789\"}")
                .hasSize(MOST);
    }

    @Test
    void countsBytesAndNotCharacters() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.write(type(Said.class), new Said("€€€€")))
                .withMessageContaining("said.v1 is too large: 23 bytes, of at most 20");
    }

    @Test
    void refusesWhatCannotBeSerialised() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.write(type(Unspeakable.class), new Unspeakable(null)))
                .withMessageContaining("said.v1 cannot be serialised");
    }

    private static <T> MessageType<T> type(Class<T> payload) {
        return MessageType.event("said.v1", payload, "sayings", _ -> "k");
    }
}
